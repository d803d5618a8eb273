import { z } from 'zod'

const shape = z.object({ day: z.string(), at: z.unknown() })

/** Where the read of this day stopped; undefined where it begins anew, as it does each day. */
export function stoppedAt(kept: unknown, day: string): unknown {
  const { data } = shape.safeParse(kept)
  return data?.day === day ? data.at : undefined
}

/** When a post was looked at: once a day, and on the day that it was published when it was. */
export function seenAt(asOf: Date, posted: Date): string {
  return new Date(Math.max(asOf.getTime(), posted.getTime())).toISOString()
}
