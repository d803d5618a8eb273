import { expect, test } from 'vitest'
import { choicesOf, inputKind, ownParams } from './param-schema.ts'

test('a parameter gets the input that fits its schema', () => {
  expect(inputKind({ enum: ['day', 'week'] })).toBe('choice')
  expect(inputKind({ type: 'integer', minimum: 1 })).toBe('number')
  expect(inputKind({ type: 'boolean' })).toBe('switch')
  expect(inputKind({ anyOf: [{ type: 'string' }, { type: 'array' }] })).toBe('text')
  expect(choicesOf({ anyOf: [{ enum: ['a'] }, { enum: ['b'] }] })).toEqual(['a', 'b'])
})

test('the header of the page sets its own parameters', () => {
  const properties = { from: {}, to: {}, country: {}, by: { enum: ['day'] } }
  expect(ownParams(properties).map(([name]) => name)).toEqual(['by'])
})
