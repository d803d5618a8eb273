import { Worker } from 'node:worker_threads'
import { Problem } from '../../kernel/errors.ts'
import type { DarkResult } from './dark-result.ts'
import type { DarkMessage, DarkQuestion } from './dark-worker.ts'

/** Works a dark test out in a thread of its own, so that others are answered meanwhile. Rejects with `cancelled` where the signal fires. */
export async function darkTestAside(
  question: DarkQuestion,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<DarkResult> {
  if (signal.aborted) throw new Problem('cancelled')
  const worker = new Worker(new URL('./dark-worker.ts', import.meta.url))
  worker.unref()
  let cancel = () => {}
  try {
    return await new Promise<DarkResult>((resolve, reject) => {
      cancel = () => reject(new Problem('cancelled'))
      signal.addEventListener('abort', cancel)
      worker.on('error', reject).on('messageerror', reject)
      worker.on('exit', () => reject(new Error('The thread of the dark test ended.')))
      worker.on('message', (message: DarkMessage) => {
        if ('progress' in message) onProgress(message.progress)
        else if ('failed' in message) reject(new Error(message.failed))
        else resolve(message.result)
      })
      worker.postMessage(question)
    })
  } finally {
    signal.removeEventListener('abort', cancel)
    await worker.terminate()
  }
}
