import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { sampleInput, type samplePatch } from './collaboration-input.ts'
import type { SampleRow } from './collaboration-rows.ts'
import { given } from './given.ts'
import { costColumns } from './samples.ts'

export type SamplePatch = z.output<typeof samplePatch>
/** What is stated of a sample, as its row has it. */
export type SampleColumns = Omit<SampleRow, 'id' | 'creator' | 'creator_name' | 'title' | 'created_at' | 'updated_at'>
type Kept = { line: { id: string; said: SamplePatch }; collaboration: string }
type Fits = (line: Kept, sample: SampleRow) => boolean

/**
 * Which sample each line is of, each sample being one line's: first those by id and those that this line may have made, then those that it
 * would not change, then those of the same parcel, and last those that it does not contradict.
 */
export function matchedSamples<One extends Kept>(kept: readonly One[], known: readonly SampleRow[]) {
  const byId = new Map(known.map((one) => [one.id, one]))
  const byProduct = Map.groupBy(known, ({ collaboration, sku }) => `${collaboration} ${sku}`)
  const free = new Set(known.map(({ id }) => id))
  const found = new Map<One, SampleRow>()
  const take = (one: One, sample: SampleRow | undefined) => {
    if (sample && free.delete(sample.id)) found.set(one, sample)
  }
  for (const one of kept) if (one.line.id) take(one, byId.get(one.line.id))
  for (const fits of [isOfLine, isUnchanged, isOfParcel, isNotContradicted]) {
    for (const one of kept) {
      if (one.line.id || found.has(one)) continue
      const there = byProduct.get(`${one.collaboration} ${one.line.said.sku ?? ''}`) ?? []
      const match = there.find((sample) => free.has(sample.id) && fits(one, sample))
      take(one, match)
    }
  }
  return kept.map((one) => ({ ...one, before: found.get(one) }))
}

/** A sample with what a line says of it. */
export function withSaid(was: SampleColumns, { cost, ...plain }: SamplePatch): SampleColumns {
  return { ...was, ...given(plain), ...(cost !== undefined && costColumns(cost)) }
}

export function newSample(collaboration: string, sku: string): SampleColumns {
  const { cost: _cost, ...columns } = sampleInput.parse({ collaboration, sku })
  return { ...columns, ...costColumns(null) }
}

export function columnsOfSample(row: SampleRow): SampleColumns {
  const { id: _id, creator: _creator, creator_name: _name, title: _title, ...rest } = row
  const { created_at: _made, updated_at: _changed, ...columns } = rest
  return columns
}

const isOfLine: Fits = ({ line: { said }, collaboration }, sample) =>
  isDeepStrictEqual(withSaid(newSample(collaboration, sample.sku), said), columnsOfSample(sample))
const isUnchanged: Fits = ({ line: { said } }, sample) =>
  isDeepStrictEqual(withSaid(columnsOfSample(sample), said), columnsOfSample(sample))

const ofParcel = ['tracking', 'sent_on'] as const
const isOfParcel: Fits = ({ line: { said } }, sample) =>
  said.tracking
    ? said.tracking === sample.tracking
    : (said.sent_on ?? null) === sample.sent_on && sample.tracking === ''
const isNotContradicted: Fits = ({ line: { said } }, sample) =>
  ofParcel.every((name) => !said[name] || !sample[name] || said[name] === sample[name])
