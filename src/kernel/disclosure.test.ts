import { expect, test } from 'vitest'
import { isDisclosed } from './disclosure.ts'

test.each([
  'New lamp! #ad',
  '#AD love it',
  'evening light (#sponsored)',
  'Paid partnership with Lumen',
  '好物分享 #广告',
  '今天的灯 #品牌合作 很好看',
  'Neue Lampe #Anzeige',
  'ライト #PR',
])('%s says that it was paid for', (caption) => {
  expect(isDisclosed(caption)).toBe(true)
})

test.each(['#adventure in the hills', 'what an ad!', '#love #lamp', 'readers sponsored nothing', '#广告牌好大', ''])(
  '%s says nothing of it',
  (caption) => {
    expect(isDisclosed(caption)).toBe(false)
  },
)
