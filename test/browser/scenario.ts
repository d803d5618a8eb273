import { inMemory } from '../../scenario/files/output.ts'
import { generate } from '../../scenario/generate.ts'
import { type Truth, usualAssumptions } from '../../scenario/truth/truth.ts'
import { TruthBook } from '../../scenario/truth/truth-book.ts'
import { playInto } from '../../scenario/write-scenario.ts'
import type { Dropped } from './files.ts'

export type TinyBrand = { files: readonly Dropped[]; truth: Truth; from: string; to: string }

let played: Promise<TinyBrand> | undefined

/** The smallest brand with known truth: its files as the platforms export them, and the days they speak of. */
export function tinyBrand(): Promise<TinyBrand> {
  played ??= play()
  return played
}

async function play(): Promise<TinyBrand> {
  const scenario = generate({ size: 'tiny', end: '2026-03-31' })
  const output = inMemory()
  const { files, truth } = await playInto(output, scenario, new TruthBook(scenario, usualAssumptions))
  const { days } = scenario.calendar
  return {
    files: files.map(({ name }) => ({ name, content: output.texts.get(name) ?? '' })),
    truth,
    from: String(days[0]),
    to: String(days.at(-1)),
  }
}
