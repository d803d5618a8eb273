import type { Text } from '../../kernel/errors.ts'
import type { Words } from '../../measure/words.ts'
import { keptReason, sayTooLittle } from '../lifetime/too-little.ts'

type Row = {
  key: string
  people: number
  addressed: number
  unknown: number
  deliverable: number
  chance: number | null
  margin: number | null
  worth: number | null
  worth_low: number | null
  worth_high: number | null
  forecast_day: string
  missing: string
  missing_found: number
}

/** Who can be written to, and what that is worth; else what is missing. */
export function sayReach(
  { rows }: { rows: readonly Row[] },
  { count, share, money, day }: Words,
  { by }: { by: string },
): Text | undefined {
  const all = rows[0]
  if (!all || by !== 'channel') return undefined
  const unsaid =
    all.unknown > 0
      ? {
          en: ` Of ${count(all.unknown).en} with an address it is not known whether they agreed.`,
          zh: `另有 ${count(all.unknown).zh} 人有联系方式，但未知是否同意。`,
        }
      : { en: '', zh: '' }
  const who = {
    en: `Of ${count(all.people).en} known people, ${count(all.deliverable).en} agreed to be written to at an address that works`,
    zh: `${count(all.people).zh} 位已知人群中，${count(all.deliverable).zh} 位已同意且地址有效`,
  }
  if (all.deliverable === 0) return { en: `${who.en}.${unsaid.en}`, zh: `${who.zh}。${unsaid.zh}` }
  const little = keptReason(all.missing, all.missing_found)
  const worth =
    all.worth === null
      ? little
        ? { en: `. ${sayTooLittle(little).en}`, zh: `。${sayTooLittle(little).zh}` }
        : { en: '; what they will bring is not forecast yet.', zh: '；尚无对他们的毛利预测。' }
      : {
          en: `; ${share(all.chance).en} of them are reached. That is worth an estimated ${money(all.worth).en} of CM3 within 12 months (95% interval ${money(all.worth_low).en} to ${money(all.worth_high).en}; orders up to ${day(all.forecast_day).en}).`,
          zh: `，其中 ${share(all.chance).zh} 可触达。今后 12 个月的触达价值估计为 CM3 ${money(all.worth).zh}（95% 区间 ${money(all.worth_low).zh} 至 ${money(all.worth_high).zh}；订单截至${day(all.forecast_day).zh}）。`,
        }
  return { en: `${who.en}${worth.en}${unsaid.en}`, zh: `${who.zh}${worth.zh}${unsaid.zh}` }
}
