import { expect, test } from 'vitest'
import { linksOfCsv } from './link-file.ts'

test('a file needs only the columns that it states, in any order and case', () => {
  expect(linksOfCsv('﻿Creator,TARGET\nAnn,https://shop.example\n\n')).toEqual([
    { creator: 'Ann', target: 'https://shop.example' },
  ])
})

test('a column that nobody knows is named, and what is no CSV is refused', () => {
  expect(() => linksOfCsv('target,colour\nhttps://a.example,red')).toThrow('there is no column "colour"')
  expect(() => linksOfCsv('target\n"https')).toThrow('no CSV')
})
