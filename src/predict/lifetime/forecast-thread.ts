import { Worker } from 'node:worker_threads'
import { Problem } from '../../kernel/errors.ts'
import type { SegmentCounts } from './forecast-segment.ts'
import type { ForecastAnswer } from './forecast-worker.ts'

/** A thread that works out forecasts, so that others are answered meanwhile. */
export type ForecastThread = {
  /** One at a time. Rejects where the thread has ended, whenever that was, and with `cancelled` where the signal fired. */
  ask(counts: SegmentCounts): Promise<ForecastAnswer>
  close(): Promise<void>
}

/** The program is another in tests. */
export function openForecastThread(
  signal: AbortSignal,
  program = new URL('./forecast-worker.ts', import.meta.url),
): ForecastThread {
  if (signal.aborted) throw new Problem('cancelled')
  const worker = new Worker(program)
  worker.unref()
  let cancel = () => {}
  // Heard from the beginning, as an error that nobody hears ends the server.
  const ended = new Promise<never>((_, end) => {
    worker.on('error', end).on('messageerror', end)
    worker.on('exit', () => end(new Error('The thread of forecasts ended.')))
    cancel = () => {
      end(new Problem('cancelled'))
      void worker.terminate()
    }
  })
  ended.catch(() => undefined)
  signal.addEventListener('abort', cancel)
  return {
    ask(counts) {
      const answered = new Promise<ForecastAnswer>((resolve) => {
        worker.once('message', resolve)
        worker.postMessage(counts)
      })
      return Promise.race([answered, ended])
    },
    async close() {
      signal.removeEventListener('abort', cancel)
      await worker.terminate()
    },
  }
}
