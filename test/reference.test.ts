import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { referencePages } from '../docs/generate/pages.ts'

const root = join(import.meta.dirname, '..')

test.each([...referencePages()])('%s says what the definitions say (npm run docs:reference)', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text)
})
