import { answerAsked } from '../answer-asked.ts'
import type { Assumptions } from './assumptions.ts'
import type { DarkInputs } from './dark-inputs.ts'
import type { DarkResult } from './dark-result.ts'
import { darkTest } from './dark-test.ts'
import { uniformNumbers } from './uniform-numbers.ts'

export type DarkQuestion = { inputs: DarkInputs; assumptions: Assumptions; draws: number }
export type DarkAnswer = { result: DarkResult } | { failed: string }

answerAsked(({ inputs, assumptions, draws }: DarkQuestion, onProgress) => ({
  result: darkTest(inputs, assumptions, { draws, uniform: uniformNumbers(1), onProgress }),
}))
