import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import en from './en.json' with { type: 'json' }
import zh from './zh-CN.json' with { type: 'json' }

type Texts = { [key: string]: string | Texts }
const root = new URL('..', import.meta.url).pathname

function keysOf(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  )
}

function textOf(texts: Texts, key: string): string {
  let at: string | Texts = texts
  for (const part of key.split('.')) at = typeof at === 'string' ? at : (at[part] ?? '')
  return typeof at === 'string' ? at : ''
}

function sources(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(directory, name), 'utf8'))
}

const code = sources(root).join('\n')
const literals = new Set([...code.matchAll(/'([a-z_]+(?:\.[a-z0-9_-]+)+)'/g)].map(([, key]) => key ?? ''))
const prefixes = [...code.matchAll(/`([a-z_]+(?:\.[a-z_]+)*[._])\$\{/g)].map(([, prefix]) => prefix ?? '')
const asked = [...code.matchAll(/\bt\('([a-z_]+(?:\.[a-z0-9_-]+)+)'/g)].map(([, key]) => key ?? '')

test('both languages have the same texts', () => {
  expect(keysOf(zh).sort()).toEqual(keysOf(en).sort())
})

test('no text is missing', () => {
  const known = new Set(keysOf(en))
  expect(asked.filter((key) => !known.has(key))).toEqual([])
})

test('no text is left over', () => {
  const unused = keysOf(en).filter((key) => !literals.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)))
  expect(unused).toEqual([])
})

test('a text has the same blanks in both languages', () => {
  const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
  const different = keysOf(en).filter((key) => `${blanks(textOf(en, key))}` !== `${blanks(textOf(zh, key))}`)
  expect(different).toEqual([])
})

test('no text is empty', () => {
  expect(keysOf(en).filter((key) => !textOf(en, key) || !textOf(zh, key))).toEqual([])
})
