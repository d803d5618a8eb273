import { expect, test } from 'vitest'
import type { Link } from '../../manage/links.ts'
import { linksAsCsv, linksOfCsv } from './link-file.ts'

const link = {
  id: 'lnk_1',
  code: 'h7k2qm',
  kind: 'web',
  title: 'A "mug", red',
  target: 'https://shop.example/mug',
  creator: '=HYPERLINK("x")',
  post: '',
  channel: '@ann',
  expires_at: new Date('2030-01-01T00:00:00Z'),
  archived_at: null,
  created_at: new Date('2026-01-01T00:00:00Z'),
} as Link

test('what is written is read again as it was, and no cell is a formula', () => {
  const csv = linksAsCsv([link], (code) => `https://go.shop.example/l/${code}`)
  expect(csv.split('\r\n')[1]).toMatch(/^https:\/\/go\.shop\.example\/l\/h7k2qm,h7k2qm,web,"A ""mug"", red",/)
  expect(csv).not.toMatch(/(^|,)"?[=@]/m)
  expect(linksOfCsv(csv)).toEqual([
    {
      code: 'h7k2qm',
      kind: 'web',
      title: 'A "mug", red',
      target: 'https://shop.example/mug',
      creator: '=HYPERLINK("x")',
      channel: '@ann',
      expires_at: '2030-01-01T00:00:00.000Z',
    },
  ])
})

test('a file needs only the columns that it states, in any order and case', () => {
  expect(linksOfCsv('﻿Creator,TARGET\nAnn,https://shop.example\n\n')).toEqual([
    { creator: 'Ann', target: 'https://shop.example' },
  ])
})

test('a column that nobody knows is named, and what is no CSV is refused', () => {
  expect(() => linksOfCsv('target,colour\nhttps://a.example,red')).toThrow('there is no column "colour"')
  expect(() => linksOfCsv('target\n"https')).toThrow('no CSV')
})
