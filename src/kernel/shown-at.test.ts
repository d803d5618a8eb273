import { expect, test } from 'vitest'
import { faultOfPost, fragmentPattern, shownAt } from './shown-at.ts'

test('a post says from which second a link is shown in it, and until which', () => {
  expect(shownAt('#t=41')).toEqual({ from: 41, until: null })
  expect(shownAt('#t=0:41,1:05')).toEqual({ from: 41, until: 65 })
  expect(shownAt('#t=0：41，1：05')).toEqual({ from: 41, until: 65 })
  expect(shownAt('#t=1:00:02.5,1:00:09')).toEqual({ from: 3602.5, until: 3609 })
})

test('what is no second, or ends before it begins, places nothing', () => {
  for (const text of [
    '',
    '#t=',
    '#t=0:77',
    '#t=1:2:3:4',
    '#t=65,41',
    '#t=41,41',
    '#t=.',
    '#t=4.5.6',
    '#t=4,5,6',
    '#t=4,',
  ])
    expect(shownAt(text)).toBeUndefined()
})

test('only the end of a post is read as seconds', () => {
  const found = (post: string) => new RegExp(fragmentPattern).exec(post)?.[0]
  expect(found('v-balcony-a#t=0:41')).toBe('#t=0:41')
  expect(found('https://example.org/watch?v=a#t=41,65')).toBe('#t=41,65')
  for (const post of ['v-balcony-a', 'light #ad', '#t=41 evening', 'v#t=soon']) expect(found(post)).toBeUndefined()
})

test('a post that is to place a link and does not is refused, and any other is taken', () => {
  for (const post of ['', 'v-balcony-a', 'evening #ad', 'v#t=41', 'v#t=0:41,1:05'])
    expect(faultOfPost(post)).toBeUndefined()
  for (const post of ['v#t=', 'v#t=soon', 'v#t=1:05,0:41', 'v#t=41 ', 'v#t=41#t=', 'v#t=0:41, 1:05'])
    expect(faultOfPost(post)).toContain('#t=0:41')
})
