import type { Day } from '../../src/kernel/time.ts'
import { logNormal } from '../distributions.ts'
import type { Random } from '../random.ts'
import { csvLine } from './table.ts'

/** Columns of Search Console's performance export by day. */
export const searchConsoleHeader: readonly string[] = [
  'Date',
  'Top queries',
  'Clicks',
  'Impressions',
  'CTR',
  'Position',
]

const queries = [
  ['lumen and tide', 46, 0.41, 1.2],
  ['lumen tide lantern', 19, 0.3, 1.6],
  ['rechargeable lantern', 9, 0.021, 9.4],
  ['waxed picnic blanket', 7, 0.034, 6.1],
  ['灵汐 灯', 5, 0.28, 1.4],
  ['outdoor festoon lights', 4, 0.012, 14.8],
] as const

/** What people searched for before they came, in proportion to the size of the brand and the season. */
export function searchConsoleRows(random: Random, day: Day, demand: number): string {
  return queries
    .map(([query, clicksADay, rate, position]) => {
      const clicks = Math.round(clicksADay * demand * logNormal(random, 0, 0.2))
      const impressions = Math.max(clicks, Math.round((clicks / rate) * logNormal(random, 0, 0.1)))
      const share = impressions === 0 ? '0%' : `${((100 * clicks) / impressions).toFixed(2)}%`
      return csvLine([day, query, clicks, impressions, share, (position * logNormal(random, 0, 0.04)).toFixed(1)])
    })
    .join('')
}
