import type { Text } from '../../kernel/errors.ts'
import { stageNames } from '../../kernel/lifecycle.ts'
import type { Words } from '../words.ts'

type Flow = { from: string; to: string; people: number; leaked: number; stuck: number; usual_days: number | null }

/** How many of those who were active fell silent, from where most did, and where most are stuck. */
export function sayFlows({ rows }: { rows: readonly Flow[] }, { share, count, many }: Words): Text | undefined {
  const there = rows.filter(({ from }) => !['new', 'lapsing', 'lost'].includes(from))
  const known = sum(there, ({ people }) => people)
  if (known === 0) return undefined
  const fell = sum(there, ({ leaked }) => leaked)
  const worst = largest(there, ({ leaked }) => leaked)
  const stuck = largest(there, (row) => row.stuck)
  const name = (id: string) => stageNames[id as keyof typeof stageNames]
  const mostEn = worst ? `, most from “${name(worst[0]).en}” (${count(worst[1]).en})` : ''
  const mostZh = worst ? `，其中最多的来自“${name(worst[0]).zh}”（${count(worst[1]).zh} 人）` : ''
  const stuckEn = stuck ? `; ${count(stuck[1]).en} are stuck in “${name(stuck[0]).en}”` : ''
  const stuckZh = stuck ? `；${count(stuck[1]).zh} 人停滞在“${name(stuck[0]).zh}”` : ''
  return {
    en: `${share(fell / known).en} of ${many(known, 'person who was', 'people who were')} active when the period began fell silent${mostEn}${stuckEn}.`,
    zh: `期初活跃的 ${count(known).zh} 人中，${share(fell / known).zh} 转为沉睡或流失${mostZh}${stuckZh}。`,
  }
}

function sum(rows: readonly Flow[], of: (row: Flow) => number): number {
  return rows.reduce((all, row) => all + of(row), 0)
}

/** The stage before from which most are counted, with how many; undefined where none are. */
function largest(rows: readonly Flow[], of: (row: Flow) => number): [string, number] | undefined {
  const counted = new Map<string, number>()
  for (const row of rows) counted.set(row.from, (counted.get(row.from) ?? 0) + of(row))
  const [most] = [...counted].sort((a, b) => b[1] - a[1])
  return most && most[1] > 0 ? most : undefined
}
