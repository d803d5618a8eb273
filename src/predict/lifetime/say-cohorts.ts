import type { Text } from '../../kernel/errors.ts'
import type { Words } from '../../measure/words.ts'

type Row = { cohort: string; month: number; margin: number; low: number | null; high: number | null; basis: string }

/** The newest cohort that has lived a month beside the one before at the same age, and what it is expected to come to. */
export function sayCohorts({ rows }: { rows: readonly Row[] }, { money }: Words): Text | undefined {
  const lived = new Map<string, Row>()
  for (const row of rows) if (row.basis === 'actual' && row.month > 0) lived.set(row.cohort, row)
  const [before, now] = [...lived.keys()].toSorted().slice(-2)
  const newest = lived.get(now ?? before ?? '')
  if (!newest) return undefined
  const { month, cohort } = newest
  const months = month === 1 ? '1 month' : `${month} months`
  const earlier = now && rows.find((row) => row.cohort === before && row.month === month && row.basis === 'actual')
  const than = earlier
    ? {
        en: `; one of ${before} had left ${money(earlier.margin).en} by then`,
        zh: `，${before} 的客户同期为 ${money(earlier.margin).zh}`,
      }
    : { en: '', zh: '' }
  const last = rows.findLast((row) => row.cohort === cohort && row.basis === 'estimated')
  const comes = last
    ? {
        en: ` It is expected to come to ${money(last.margin).en} by month ${last.month} (${money(last.low).en} to ${money(last.high).en}).`,
        zh: `预计第 ${last.month} 个月累计 ${money(last.margin).zh}（${money(last.low).zh} 至 ${money(last.high).zh}）。`,
      }
    : { en: '', zh: '' }
  return {
    en: `Within ${months} a customer of ${cohort} has left ${money(newest.margin).en}${than.en}.${comes.en}`,
    zh: `${cohort} 首购的客户 ${month} 个月内人均累计贡献毛利 ${money(newest.margin).zh}${than.zh}。${comes.zh}`,
  }
}
