import type { BaseLogger } from 'pino'
import { Problem } from '../kernel/errors.ts'

/** Work that every brand that is due gets once a day, one brand at a time. */
export type Daily<Result> = {
  /** Does the work of all brands that are due. Does nothing where an earlier tick is still at it. */
  tick(): Promise<void>
  /** Does it for one brand now, after what is under way. */
  now(brand: string): Promise<Result>
  /** Ends what runs and can be ended, and waits for it. What has not begun is rejected with `cancelled`. */
  close(): Promise<void>
}

type DailyOptions<Result> = {
  /** How often it is asked which brands are due. */
  everyMs: number
  /** The brands that wait for it at this time, in order. */
  due(now: Date): Promise<string[]>
  /** The signal fires when the server stops. */
  work(brand: string, now: Date, signal: AbortSignal): Promise<Result>
  /** What the log says of a brand: the result with what is told of it, and of a failure. */
  say: { done(brand: string, result: Result): void; failed(brand: string, error: unknown): void }
  log: Pick<BaseLogger, 'error'>
  clock?: (() => Date) | undefined
}

/** A brand that failed is left alone for so long. */
const pauseMs = 3_600_000

export function createDaily<Result>(options: DailyOptions<Result>): Daily<Result> {
  const { everyMs, due, work, say, log, clock = () => new Date() } = options
  const stopping = new AbortController()
  const failedAt = new Map<string, number>()
  let working: Promise<unknown> = Promise.resolve()
  let ticking: Promise<void> | undefined

  /** One at a time; one that fails holds up no other. */
  const inTurn = <Done>(begin: () => Promise<Done>): Promise<Done> => {
    const mine = working.then(() => {
      if (stopping.signal.aborted) throw new Problem('cancelled')
      return begin()
    })
    working = mine.catch(() => undefined)
    return mine
  }
  const noted = async (brand: string) => {
    try {
      const result = await work(brand, clock(), stopping.signal)
      failedAt.delete(brand)
      say.done(brand, result)
    } catch (error) {
      if (stopping.signal.aborted) return
      failedAt.set(brand, clock().getTime())
      say.failed(brand, error)
    }
  }
  const rests = (brand: string, now: number) => now - (failedAt.get(brand) ?? Number.NEGATIVE_INFINITY) < pauseMs
  /** Which are due is asked at each turn: another may have done the work meanwhile. */
  const tryAll = async () => {
    const tried = new Set<string>()
    const next = async () => {
      const now = clock()
      const brand = (await due(now)).find((one) => !tried.has(one) && !rests(one, now.getTime()))
      if (brand === undefined) return false
      tried.add(brand)
      await noted(brand)
      return true
    }
    let more = true
    while (more) more = await inTurn(next)
  }
  const tick = async () => {
    if (ticking) return
    ticking = tryAll()
    try {
      await ticking
    } catch (error) {
      if (!stopping.signal.aborted) throw error
    } finally {
      ticking = undefined
    }
  }
  const timer = setInterval(
    () => void tick().catch((error) => log.error({ err: error }, 'daily work broke off')),
    everyMs,
  )
  timer.unref()
  return {
    tick,
    now: (brand) => inTurn(() => work(brand, clock(), stopping.signal)),
    async close() {
      stopping.abort()
      clearInterval(timer)
      await working
    },
  }
}
