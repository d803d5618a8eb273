import type { Text } from '../../kernel/errors.ts'
import { touchNames } from '../../measure/traffic/touches.ts'
import { channelValues } from '../../measure/traffic/visits.ts'
import type { Words } from '../../measure/words.ts'
import { attributionModels } from './catalogue.ts'
import { type Credited, noJourney } from './credited.ts'

type Told = { rows: readonly Credited[]; totals: { readonly net_sales?: number | null } }

/** What changes most with the model, and how much no model can tell of. */
export function sayHowModelsDiffer({ rows, totals }: Told, { money, share }: Words): Text | undefined {
  const all = totals.net_sales
  if (!all || all < 0) return undefined
  const unknown = rows.find(({ key }) => key === noJourney)?.net_sales ?? 0
  const rest = unknown > 0 ? withoutJourney(share(unknown / all)) : { en: '', zh: '' }
  const [widest] = rows.filter(({ key }) => key !== noJourney).sort((a, b) => range(b) - range(a))
  if (!widest)
    return { en: `No journey is known of ${money(all).en} net sales.`, zh: `净销售额 ${money(all).zh} 均无已知旅程。` }
  const name = nameOf(widest.key)
  const [least, most] = [widest.least_sales ?? 0, widest.most_sales ?? 0]
  if (least === most)
    return {
      en: `All models give the same: ${name.en} is credited with ${money(most).en} of ${money(all).en} net sales.${rest.en}`,
      zh: `各模型结果一致：${name.zh}获得净销售额 ${money(all).zh} 中的 ${money(most).zh}。${rest.zh}`,
    }
  const [low, high] = [modelOf(rows, widest.key, least), modelOf(rows, widest.key, most)]
  return {
    en: `${name.en} depends most on the model: ${share(least / all).en} of ${money(all).en} net sales by “${low.en}”, ${share(most / all).en} by “${high.en}”.${rest.en}`,
    zh: `${name.zh}最受模型影响：净销售额 ${money(all).zh} 中，“${low.zh}”归给它 ${share(least / all).zh}，“${high.zh}”归给它 ${share(most / all).zh}。${rest.zh}`,
  }
}

function withoutJourney({ en, zh }: Text): Text {
  return { en: ` ${en} come from orders without a known journey.`, zh: `另有 ${zh} 来自无已知旅程的订单。` }
}

function range({ least_sales, most_sales }: Credited): number {
  return (most_sales ?? 0) - (least_sales ?? 0)
}

function modelOf(rows: readonly Credited[], key: string, sales: number): Text {
  const found = rows.find((row) => row.key === key && row.net_sales === sales)
  const model = attributionModels.find(({ id }) => id === found?.model)
  return model?.title ?? { en: '', zh: '' }
}

const named: ReadonlyMap<string, Text> = new Map(Object.entries({ ...touchNames, ...channelValues }))

function nameOf(key: string): Text {
  if (key === '') return { en: 'What names none', zh: '未注明的来源' }
  // A campaign may have any name, such as constructor.
  return named.get(key) ?? { en: key, zh: `“${key}”` }
}
