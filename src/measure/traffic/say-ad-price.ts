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
  const brand = most.change - most.by_auction
  const name = calledOf(by, most.key)
  const parts = [most.change, most.by_auction, brand] as const
  const [change, auction, own] = parts.map((part) => money(Math.abs(part)))
  const [more, dearer, worse] = parts.map((part) => part >= 0)
  const back = returnSaid(most, ratio)
  return {
    en: `${name.en}: an order costs ${change?.en} ${more ? 'more' : 'less'} than before; the auction made it ${auction?.en} ${dearer ? 'dearer' : 'cheaper'}, click rate and conversion ${own?.en} ${worse ? 'dearer' : 'cheaper'}.${back.en}`,
    zh: `${name.zh}：单笔成本较对比期${more ? '上升' : '下降'} ${change?.zh}，其中竞价使其${dearer ? '上升' : '下降'} ${auction?.zh}，点击率与转化率使其${worse ? '上升' : '下降'} ${own?.zh}。${back.zh}`,
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
