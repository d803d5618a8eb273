import { setInterval } from 'node:timers/promises'
import { Pool } from 'undici'
import { randomNumbers } from './random.ts'

/** Clicks a second that come one by one, each without regard to the others, as visitors do. */
export type Arrivals = { rate: number; seconds: number }

/** As browsers have connections of their own, a click that finds none idle opens one. */
const mostConnections = 200
/** Arrivals of each run are the same. */
const seed = 20_261_128

/**
 * Sends requests at random moments of an even rate (a Poisson process) and never waits for an answer before the next, so that
 * a slow answer holds nobody back and is not hidden. A sender that spends a second's requests at its beginning measures a
 * queue of its own making. Gives the milliseconds of each answer.
 */
export async function clickSteadily(
  url: string,
  paths: readonly string[],
  headers: Record<string, string>,
  { rate, seconds }: Arrivals,
): Promise<number[]> {
  const pool = new Pool(url, { connections: mostConnections })
  const took: number[] = []
  const click = async (path: string) => {
    const sent = performance.now()
    const { statusCode, body } = await pool.request({ path, method: 'GET', headers })
    await body.dump()
    if (statusCode !== 302) throw new Error(`A link answered ${statusCode}.`)
    took.push(performance.now() - sent)
  }
  const random = randomNumbers(seed)
  const begun = performance.now()
  const under: Promise<void>[] = []
  let due = begun
  for await (const _ of setInterval(1)) {
    for (const now = performance.now(); due <= now && due < begun + 1000 * seconds; ) {
      under.push(click(paths[under.length % paths.length] as string))
      due -= (Math.log(1 - random()) * 1000) / rate
    }
    if (due >= begun + 1000 * seconds) break
  }
  await Promise.all(under)
  await pool.close()
  return took
}
