import { expect, test } from 'vitest'
import { creatorKey } from './creator.ts'

test('a creator is one however the name is written; another is another', () => {
  expect(new Set(['Ann', ' ann ', '@ann', '＠ANN', '@ Ann', '@\u3000Ann\u00a0'].map(creatorKey))).toEqual(
    new Set(['ann']),
  )
  expect(['Anna', 'Ann Lee', 'a@nn', '王 小明 '].map(creatorKey)).toEqual(['anna', 'ann lee', 'a@nn', '王 小明'])
})
