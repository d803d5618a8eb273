import { expect, test } from 'vitest'
import { pagesOf, wholeList } from './pages.ts'

/** A list of which every page has two items, and is read from where the one before ended. */
const listed = (length: number) => {
  const asked: (string | undefined)[] = []
  const read = async (cursor?: string) => {
    asked.push(cursor)
    const from = Number(cursor ?? 0)
    const items = Array.from({ length: Math.min(2, length - from) }, (_, i) => from + i)
    return { items, next: from + 2 < length ? String(from + 2) : undefined }
  }
  return { asked, read }
}

test.each([0, 1, 2, 3, 5])('a list of %i items is read whole, each page once', async (length) => {
  const { asked, read } = listed(length)
  expect(await wholeList(read)).toEqual(Array.from({ length }, (_, i) => i))
  expect(asked).toHaveLength(Math.max(1, Math.ceil(length / 2)))
})

test('what cannot be read throws before a page is told, and no page is read that nobody takes', async () => {
  await expect(pagesOf(() => Promise.reject(new Error('away')))).rejects.toThrow('away')
  const { asked, read } = listed(5)
  for await (const _ of await pagesOf(read)) break
  expect(asked).toEqual([undefined])
})
