import { Worker } from 'node:worker_threads'
import { Problem } from '../kernel/errors.ts'

/** A thread that works something out, so that others are answered meanwhile. */
export type Thread<Question, Answer> = {
  /** One at a time. Rejects where the thread has ended, whenever that was, and with `cancelled` where the signal fired. */
  ask(question: Question, onProgress?: (share: number) => void): Promise<Answer>
  close(): Promise<void>
}

/** What a program of a thread says: its answer, or before it how far it is, from 0 to 1. */
export type Said<Answer> = Answer | { progress: number }

/** Opens a thread with a program that answers by `answerAsked`. Throws `cancelled` where the signal has fired. */
export function openThread<Question, Answer extends object>(
  program: URL,
  name: string,
  signal: AbortSignal,
): Thread<Question, Answer> {
  if (signal.aborted) throw new Problem('cancelled')
  const worker = new Worker(program)
  worker.unref()
  let cancel = () => {}
  // Heard from the beginning, as an error that nobody hears ends the server.
  const ended = new Promise<never>((_, end) => {
    worker.on('error', end).on('messageerror', end)
    worker.on('exit', () => end(new Error(`The thread of ${name} ended.`)))
    cancel = () => {
      end(new Problem('cancelled'))
      void worker.terminate()
    }
  })
  ended.catch(() => undefined)
  signal.addEventListener('abort', cancel)
  return {
    ask(question, onProgress = () => {}) {
      const answered = new Promise<Answer>((resolve) => {
        const hear = (said: Said<Answer>) => {
          if ('progress' in said) return onProgress(said.progress)
          worker.off('message', hear)
          resolve(said)
        }
        worker.on('message', hear)
        worker.postMessage(question)
      })
      return Promise.race([answered, ended])
    },
    async close() {
      signal.removeEventListener('abort', cancel)
      await worker.terminate()
    },
  }
}
