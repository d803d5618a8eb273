import { sql } from 'kysely'
import type { BaseLogger } from 'pino'
import type { Stated } from '../../manage/loads.ts'

const writeMs = 1000

/** Counts clicks that could not be written down, by brand and day (UTC), and keeps the count in the registry. */
export type LostClicks = {
  /** Counts one; the log tells of all of a second together, with the last reason. */
  count(brand: string, reason: unknown): void
  /** Writes what was counted. */
  close(): Promise<void>
}

export function createLostClicks(registry: Stated, log: Pick<BaseLogger, 'error'>): LostClicks {
  const counted = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let last: unknown
  const write = async () => {
    timer = undefined
    if (counted.size > 0) log.error({ err: last }, 'clicks were led on and could not be written down')
    for (const [key, clicks] of [...counted]) {
      const [brand = '', day = ''] = key.split('\n')
      counted.delete(key)
      const row = { brand, day, clicks }
      await registry.db
        .insertInto('lost_clicks')
        .values(row)
        .onConflict((there) =>
          there.columns(['brand', 'day']).doUpdateSet({ clicks: sql`lost_clicks.clicks + ${clicks}` }),
        )
        .execute()
        .catch((error) => {
          log.error({ err: error, ...row }, 'the number of lost clicks waits to be written')
          counted.set(key, (counted.get(key) ?? 0) + clicks)
          later()
        })
    }
  }
  const later = () => {
    timer ??= setTimeout(() => void write(), writeMs).unref()
  }
  return {
    count(brand, reason) {
      last = reason
      const key = `${brand}\n${new Date().toISOString().slice(0, 10)}`
      counted.set(key, (counted.get(key) ?? 0) + 1)
      later()
    },
    async close() {
      if (timer) clearTimeout(timer)
      await write()
    },
  }
}

/** Clicks of the brand's links that were led on and could not be written down, in all. */
export async function lostClicksOf({ db }: Stated, brand: string): Promise<number> {
  const total = db.selectFrom('lost_clicks').select(({ fn }) => fn.sum<string>('clicks').as('clicks'))
  return Number((await total.where('brand', '=', brand).executeTakeFirst())?.clicks ?? 0)
}
