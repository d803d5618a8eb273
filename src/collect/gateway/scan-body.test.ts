import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deepest, scanBody } from './scan-body.ts'

/** What JSON.parse makes of the same bytes. */
function parsed(body: Buffer) {
  let value: unknown
  try {
    value = JSON.parse(body.toString())
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { writeKey, batch } = value as Record<string, unknown>
  return { writeKey: typeof writeKey === 'string' ? writeKey : '', batch: Array.isArray(batch) ? batch.length : 0 }
}

const bodies = fc.oneof(
  fc.json(),
  fc
    .record({ writeKey: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()), batch: fc.jsonValue() })
    .map((value) => JSON.stringify(value, null, 1)),
  fc
    .dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.double(), fc.jsonValue()))
    .map((value) => JSON.stringify(value)),
)

test('of any JSON the scan says what JSON.parse says', () => {
  fc.assert(
    fc.property(bodies, (text) => {
      const body = Buffer.from(text)
      expect(scanBody(body)).toEqual(parsed(body))
    }),
    { numRuns: 1000 },
  )
})

test('of JSON with a byte changed, added or left out the scan says what JSON.parse says', () => {
  const byte = fc.oneof(fc.constantFrom(...Buffer.from('{}[]",:\\u0e.-+1tn \n')), fc.nat(255))
  fc.assert(
    fc.property(
      bodies,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      byte,
      fc.nat(2),
      (text, place, written, change) => {
        const whole = Buffer.from(text)
        const at = Math.floor(place * whole.length)
        const body = Buffer.concat([
          whole.subarray(0, at),
          Buffer.from(change === 2 ? [] : [written]),
          whole.subarray(change === 1 ? at : at + 1),
        ])
        expect(scanBody(body)).toEqual(parsed(body))
      },
    ),
    { numRuns: 5000 },
  )
})

test.each([
  '',
  ' ',
  '\ufeff{}',
  '{"a":01}',
  '{"a":1.}',
  '{"a":-}',
  '{"a":1e}',
  '{"a":1E+2}',
  '{"a":"\\u00g0"}',
  '{"a":"\\u00"}',
  '{"a":"\\x"}',
  '{"a":"\t"}',
  '{"a":tru}',
  '{"a":1,}',
  '{,}',
  '{"a" 1}',
  '{"batch":[1,]}',
  '{"batch":[1,2],"batch":[3]}',
  '{"b\\u0061tch":[1,2],"writeKey":"a\\u0062"}',
  '{"writeKey":"a","writeKey":5}',
  '{"batch":{"0":1}} ',
  '{}{}',
  '{"a":"\u0080\ud800"}',
  '[]',
])('the scan says what JSON.parse says of %j', (text) => {
  expect(scanBody(Buffer.from(text))).toEqual(parsed(Buffer.from(text)))
})

test('objects that stand too deep in each other are refused, however deep', () => {
  const nested = (levels: number) => Buffer.from(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)
  expect(scanBody(nested(deepest))).toEqual({ writeKey: '', batch: 0 })
  expect(scanBody(nested(deepest + 1))).toBeUndefined()
  expect(scanBody(nested(50_000))).toBeUndefined()
})
