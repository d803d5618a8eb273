import { z } from 'zod'
import type { Text } from '../../kernel/errors.ts'
import type { Facts } from '../facts.ts'

export type StatedFactName = 'products' | 'product_costs'

/** A fact that people state by hand, too: what names a row, what they may state, and how it becomes the fact. */
export type StatedFact<Name extends StatedFactName = StatedFactName, Input extends z.ZodObject = z.ZodObject> = {
  /** Name in addresses: "costs". */
  id: string
  title: Text
  fact: Name
  /** The part of the input that names a row. A row stated again with the same key takes the place of the one before. */
  key: z.ZodObject
  input: Input
  toFact(values: z.output<Input>): Omit<Facts[Name], 'line_key' | 'as_of' | 'removed'>
}

/** Declares a fact that is stated by hand; its input flows into `toFact`. */
export function defineStatedFact<Name extends StatedFactName, Input extends z.ZodObject>(
  stated: StatedFact<Name, Input>,
): StatedFact<Name, Input> {
  return stated
}

export const sku = z.string().trim().min(1).max(200).describe('SKU')
