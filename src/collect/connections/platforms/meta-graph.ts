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

/** Metrics of a post by name. Those that are not told, or of a post that has none, such as of one with too few viewers, are left out. */
export async function insightsOf(session: Session, id: string, metrics: readonly string[], headers: Headers = {}) {
  const asked = {
    method: 'GET',
    url: `${graph}/${id}/insights`,
    query: { metric: metrics.join(',') },
    headers,
  } as const
  const body = await session.ask(asked).then(
    (answer) => answer.body,
    (error: unknown) => {
      // 10: not enough viewers; 100: a metric that this kind of post does not have.
      if (error instanceof ReadFault && error.kind === 'refused' && /^(10|100):/.test(error.said)) return {}
      throw error
    },
  )
  const told = answered(insights, body).data.map(({ name, values }) => [name, values[0]?.value] as const)
  return new Map(told.flatMap(([name, value]) => (typeof value === 'number' ? [[name, value] as const] : [])))
}
