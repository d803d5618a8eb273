import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'

/** Within a thread: answers each question by some work, or says why that failed. Nobody's answer waits for it. */
export function answerAsked<Question>(work: (question: Question, onProgress: (share: number) => void) => object): void {
  // On Linux this means this thread alone.
  if (process.platform === 'linux') setPriority(0, 10)
  const tell = (message: object) => parentPort?.postMessage(message)
  parentPort?.on('message', (question: Question) => {
    try {
      tell(work(question, (progress) => tell({ progress })))
    } catch (error) {
      tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
}
