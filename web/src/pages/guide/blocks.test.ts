import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { blocksOf, runsOf } from './blocks.ts'

test.each(['en', 'zh'])('the definitions of the moat are read whole, in %s', (language) => {
  const written = readFileSync(new URL(`../../../../docs/guide/moat.${language}.md`, import.meta.url), 'utf8')
  const blocks = blocksOf(written)
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []))
  expect(headings).toEqual([1, 2, 2, 2, 2, 3, 3, 3, 3])
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  expect(tables.length).toBe(3)
  for (const { head, rows } of tables) expect(rows.every((row) => row.length === head.length)).toBe(true)
  const texts = blocks.flatMap((block) => ('text' in block ? [block.text] : block.kind === 'list' ? block.items : []))
  const told = texts.flatMap(runsOf).filter(({ as }) => as === 'plain')
  expect(told.filter(({ text }) => /\*\*|`|\]\(/.test(text))).toEqual([])
})

test('runs keep every letter', () => {
  expect(runsOf('a **b** c `d` [e](f.md) *g*').map(({ as, text }) => `${as}:${text}`)).toEqual([
    ...['plain:a ', 'strong:b', 'plain: c ', 'code:d', 'plain: ', 'link:e', 'plain: ', 'em:g'],
  ])
})
