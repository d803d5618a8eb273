import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { newBrand } from '../../../test/people.ts'
import { onEachRegistry } from '../../../test/registries.ts'
import { linkFilter } from '../../manage/link-list.ts'
import { createLink } from '../../manage/links.ts'
import { linksCsv, linksOfCsv } from './link-file.ts'

const shortUrl = (code: string) => `https://go.shop.example/l/${code}`

onEachRegistry('files of links', ({ registry: registryOf }) => {
  const scene = async (...inputs: object[]) => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const links = []
    for (const input of inputs)
      links.push(await createLink(registry, owner, brand, { target: 'https://shop.example/mug', ...input }))
    const file = async (limit?: number, filter: object = {}) => {
      const { cursor: _cursor, limit: _limit, ...asked } = linkFilter.parse(filter)
      return text(await linksCsv(registry, brand, { ...asked, ...(limit && { limit }) }, shortUrl))
    }
    return { links, file }
  }

  test('a file has every link once, newest first, however many pages it takes', async () => {
    const { links, file } = await scene(...[1, 2, 3, 4, 5].map((post) => ({ creator: 'Ann', post: `${post}` })))
    const codes = async (limit?: number, filter?: object) =>
      (await file(limit, filter)).split('\r\n').map((line) => line.split(',')[1])
    // Those made within one millisecond are in no order of time, but in that of their ids.
    const newestFirst = links.toSorted((one, other) => (one.id < other.id ? 1 : -1))
    const all = ['code', ...newestFirst.map(({ code }) => code), undefined]
    for (const limit of [1, 2, 5, undefined]) expect(await codes(limit)).toEqual(all)
    expect(await codes(1, { search: 'nobody' })).toEqual(['code', undefined])
  })

  test('what is written is read again as it was, and no cell is a formula', async () => {
    const fields = { title: 'A "mug", red', creator: '=HYPERLINK("x")', channel: '@ann' }
    const { links, file } = await scene({ ...fields, expires_at: '2030-01-01T00:00:00Z' })
    const csv = await file()
    const code = links[0]?.code ?? ''
    expect(csv.split('\r\n')[1]?.startsWith(`${shortUrl(code)},${code},web,"A ""mug"", red",`)).toBe(true)
    expect(csv).not.toMatch(/(^|,)"?[=@]/m)
    const [read] = linksOfCsv(csv)
    expect(read).toMatchObject({ ...fields, code, expires_at: '2030-01-01T00:00:00.000Z' })
    expect(read).not.toHaveProperty('post')
  })
})
