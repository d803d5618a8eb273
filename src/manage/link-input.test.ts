import { expect, test } from 'vitest'
import { linkInput, linkPatch } from './link-input.ts'

test.each(['target', 'ios_target', 'android_target', 'fallback'])(
  'what %s may lead to is checked of a change as of a new link, and it may be taken away',
  (field) => {
    const bad = { [field]: 'javascript:alert(1)' }
    expect(linkInput.safeParse({ target: 'https://shop.example', ...bad }).success).toBe(false)
    expect(linkPatch.safeParse(bad).success).toBe(false)
    expect(linkPatch.safeParse({ [field]: '' }).success).toBe(true)
    expect(linkPatch.parse({})).toEqual({})
  },
)
