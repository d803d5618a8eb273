import { z } from 'zod'
import { answered } from '../answered.ts'
import type { Session } from '../define.ts'
import { ReadFault } from '../refusal.ts'

/** The version whose fields and metrics are asked for. */
export const graph = 'https://graph.facebook.com/v24.0'

/** Insights of posts that are older than this move little, and each costs a call. */
const insightDays = 90

export const isRecent = (posted: Date, { asOf }: Session): boolean =>
  asOf.getTime() - posted.getTime() < insightDays * 86_400_000

/** Where a list goes on: its paging is by cursors, and `next` is there while there is more. */
export const paging = z
  .object({ cursors: z.object({ after: z.string().optional() }).optional(), next: z.string().optional() })
  .optional()

export const nextOf = (told: z.output<typeof paging>): string | undefined =>
  told?.next === undefined ? undefined : told.cursors?.after

const insights = z.object({
  data: z
    .array(z.object({ name: z.string(), values: z.array(z.object({ value: z.unknown() })).default([]) }))
    .default([]),
})

type Headers = Readonly<Record<string, string>>

export type Insights = ReadonlyMap<string, number>
export const noInsights: Insights = new Map()

/**
 * Asks for insights, post by post. Where they may not be read the list goes on without them, and `end` throws what a person has
 * to grant.
 */
export function insightsReader(session: Session, headers: Headers = {}) {
  let refused: ReadFault | undefined
  return {
    async of(id: string, metrics: readonly string[]): Promise<Insights> {
      if (refused || metrics.length === 0) return noInsights
      try {
        return await insightsOf(session, id, metrics, headers)
      } catch (error) {
        if (!isRefused(error, /^(10|2\d\d):/)) throw error
        refused = error
        return noInsights
      }
    },
    end() {
      if (refused) throw refused
    },
  }
}

/** Metrics of a post by name. Those that are not told, or of a post with too few viewers, are left out. */
async function insightsOf(
  session: Session,
  id: string,
  metrics: readonly string[],
  headers: Headers,
): Promise<Insights> {
  const query = { metric: metrics.join(',') }
  try {
    const { body } = await session.ask({ method: 'GET', url: `${graph}/${id}/insights`, query, headers })
    const told = answered(insights, body).data.map(({ name, values }) => [name, values[0]?.value] as const)
    return new Map(told.flatMap(([name, value]) => (typeof value === 'number' ? [[name, value] as const] : [])))
  } catch (error) {
    // The same code as that of a permission that is missing, and told apart by its words alone.
    if (isRefused(error, /^10: .*not enough viewers/i)) return noInsights
    if (!isRefused(error, /^100:/)) throw error
    if (metrics.length === 1) return noInsights
  }
  // One metric that this kind of post does not have is an error of the whole question: the others are asked one by one.
  const each: [string, number][] = []
  for (const metric of metrics) each.push(...(await insightsOf(session, id, [metric], headers)))
  return new Map(each)
}

const isRefused = (error: unknown, said: RegExp): error is ReadFault =>
  error instanceof ReadFault && error.kind === 'refused' && said.test(error.said)
