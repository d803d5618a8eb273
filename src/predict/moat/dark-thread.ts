import { openThread } from '../thread.ts'
import type { DarkResult } from './dark-result.ts'
import type { DarkAnswer, DarkQuestion } from './dark-worker.ts'

/** Works a dark test out in a thread of its own. Rejects with `cancelled` where the signal fires. */
export async function darkTestAside(
  question: DarkQuestion,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<DarkResult> {
  const program = new URL('./dark-worker.ts', import.meta.url)
  const thread = openThread<DarkQuestion, DarkAnswer>(program, 'the dark test', signal)
  try {
    const answer = await thread.ask(question, onProgress)
    if ('failed' in answer) throw new Error(answer.failed)
    return answer.result
  } finally {
    await thread.close()
  }
}
