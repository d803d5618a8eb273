import { platformNames } from '../../kernel/channel.ts'
import type { Text } from '../../kernel/errors.ts'
import type { Words } from '../words.ts'

type By = 'platform' | 'campaign' | 'all'
type Row = {
  key: string
  change: number | null
  by_auction: number | null
  roas: number | null
  roas_before: number | null
  roas_by_value: number | null
}

/** What the ads on which most was spent did: the cost of an order, then the return. */
export function sayAdPrice(
  { rows }: { rows: readonly Row[] },
  { money, ratio }: Pick<Words, 'money' | 'ratio'>,
  { by }: { by: By },
): Text | undefined {
  const [most] = rows.filter(({ change }) => change !== null)
  if (!most || most.change === null || most.by_auction === null) return undefined
  const name = calledOf(by, most.key)
  const back = returnSaid(most, ratio)
  const change = costSaid(most.change, money)
  const auction = partSaid({ en: 'the auction', zh: '竞价' }, most.by_auction, money)
  const own = partSaid({ en: 'click rate and conversion', zh: '点击率与转化率' }, most.change - most.by_auction, money)
  return {
    en: `${name.en}: ${change.en}; ${auction.en}, ${own.en}.${back.en}`,
    zh: `${name.zh}：${change.zh}，其中${auction.zh}，${own.zh}。${back.zh}`,
  }
}

function costSaid(change: number, money: Words['money']): Text {
  if (change === 0) return { en: 'an order costs as much as before', zh: '单笔成本与对比期持平' }
  const by = money(Math.abs(change))
  return {
    en: `an order costs ${by.en} ${change > 0 ? 'more' : 'less'} than before`,
    zh: `单笔成本较对比期${change > 0 ? '上升' : '下降'} ${by.zh}`,
  }
}

/** What one part of a change did to the cost of an order. */
function partSaid(part: Text, change: number, money: Words['money']): Text {
  if (change === 0) return { en: `${part.en} left it as it was`, zh: `${part.zh}没有影响` }
  const by = money(Math.abs(change))
  return {
    en: `${part.en} made it ${by.en} ${change > 0 ? 'dearer' : 'cheaper'}`,
    zh: `${part.zh}使其${change > 0 ? '上升' : '下降'} ${by.zh}`,
  }
}

/** The return in both periods, and what sales per order did to it; as figures are shown, so that nothing rises from 2.50 to 2.50. */
function returnSaid({ roas, roas_before, roas_by_value }: Row, ratio: Words['ratio']): Text {
  if (roas === null || roas_before === null || roas_by_value === null) return { en: '', zh: '' }
  const [now, before, part] = [ratio(roas), ratio(roas_before), ratio(Math.abs(roas_by_value))]
  const rose = roas > roas_before
  const went: Text =
    now.en === before.en
      ? { en: `stayed at ${now.en}`, zh: `持平于 ${now.zh}` }
      : {
          en: `${rose ? 'rose' : 'fell'} from ${before.en} to ${now.en}`,
          zh: `由 ${before.zh} ${rose ? '升至' : '降至'} ${now.zh}`,
        }
  const value: Text =
    part.en === ratio(0).en
      ? { en: 'sales per order had no part in it', zh: '单笔销售额没有影响' }
      : {
          en: `sales per order ${roas_by_value > 0 ? 'added' : 'took away'} ${part.en}`,
          zh: `单笔销售额使其${roas_by_value > 0 ? '提高' : '降低'} ${part.zh}`,
        }
  return { en: ` The return on spend (ROAS) ${went.en}; ${value.en}.`, zh: `ROAS ${went.zh}，${value.zh}。` }
}

function calledOf(by: By, key: string): Text {
  if (by === 'all') return { en: 'All ads', zh: '全部广告' }
  if (key === '') return { en: `Ads without a ${by}`, zh: by === 'platform' ? '未标注平台的广告' : '未标注系列的广告' }
  return (by === 'platform' && platformNames[key]) || { en: key, zh: key }
}
