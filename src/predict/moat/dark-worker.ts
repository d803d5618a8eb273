import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { Assumptions } from './assumptions.ts'
import type { DarkInputs } from './dark-inputs.ts'
import type { DarkResult } from './dark-result.ts'
import { darkTest } from './dark-test.ts'
import { uniformNumbers } from './uniform-numbers.ts'

export type DarkQuestion = { inputs: DarkInputs; assumptions: Assumptions; draws: number }
export type DarkMessage = { progress: number } | { result: DarkResult } | { failed: string }

// Nobody's answer may wait for a dark test. On Linux this means this thread alone.
if (process.platform === 'linux') setPriority(0, 10)

const tell = (message: DarkMessage) => parentPort?.postMessage(message)

parentPort?.on('message', ({ inputs, assumptions, draws }: DarkQuestion) => {
  try {
    const onProgress = (progress: number) => tell({ progress })
    tell({ result: darkTest(inputs, assumptions, { draws, uniform: uniformNumbers(1), onProgress }) })
  } catch (error) {
    tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
