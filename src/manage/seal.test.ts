import { expect, test } from 'vitest'
import { createSeal } from './seal.ts'

test('what was sealed opens with the same secret only, and not when it was changed', () => {
  const seal = createSeal('a secret of at least thirty-two characters')
  const sealed = seal.close('hush')
  expect([seal.open(sealed), sealed.includes('hush')]).toEqual(['hush', false])
  expect(seal.close('hush')).not.toBe(sealed)
  expect(createSeal('another secret of thirty-two characters').open(sealed)).toBeUndefined()
  const bytes = Buffer.from(sealed, 'base64')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(seal.open(bytes.toString('base64'))).toBeUndefined()
})
