import { setTimeout } from 'node:timers/promises'
import type { BaseLogger } from 'pino'

/** Tells the warehouse what the registry has, so that questions know it. */
export type Teller = {
  /** Something was made or changed. */
  wake(): void
  /** Resolves when all is told, or when the warehouse did not take it. */
  idle(): Promise<void>
  close(): Promise<void>
}

const retryMs = 5000

type TellerOptions = {
  /** Tells what is not told yet, and says whether there was any. */
  tellSome(): Promise<boolean>
  /** What the log says where the warehouse takes nothing. */
  failure: string
  log: Pick<BaseLogger, 'error'>
}

/** What an earlier process has left untold is told at once; what was not taken is told again. */
export function createTeller({ tellSome, failure, log }: TellerOptions): Teller {
  const stopping = new AbortController()
  let working: Promise<void> | undefined
  let again = false
  const tellAll = async () => {
    let more = true
    while (more && !stopping.signal.aborted) more = await tellSome()
  }
  const work = async () => {
    do {
      again = false
      await tellAll().catch((error) => {
        if (stopping.signal.aborted) return
        log.error({ err: error }, failure)
        void setTimeout(retryMs, undefined, { signal: stopping.signal, ref: false }).then(wake, () => undefined)
      })
    } while (again && !stopping.signal.aborted)
  }
  const wake = () => {
    again = true
    working ??= work().finally(() => {
      working = undefined
    })
  }
  wake()
  return {
    wake,
    idle: async () => {
      await working
    },
    close: async () => {
      stopping.abort()
      await working
    },
  }
}
