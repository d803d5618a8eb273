import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newBrand } from '../../test/people.ts'
import { onEachRegistry } from '../../test/registries.ts'
import { linkGrid, linksOfGrid } from './link-input.ts'
import { getLink, linkByCode, linkFilter, linkHistory, listLinks } from './link-list.ts'
import { createLink, createLinks, updateLink } from './links.ts'

const mug = { target: 'https://shop.example/mug' }
const post = { ...mug, creator: 'Ann', post: 'Unboxing', channel: 'tiktok' }

onEachRegistry('links', ({ registry: registryOf }) => {
  const scene = async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const make = (input: object) => createLink(registry, owner, brand, input)
    const change = (id: string, input: object, seen?: Date) => updateLink(registry, owner, brand, id, input, seen)
    return { registry, brand, owner, make, change }
  }

  test('a link gets a code of its own, which fills campaign and coupon', async () => {
    const { registry, brand, make } = await scene()
    const link = await make({ ...post, utm_source: '{channel}', utm_content: '{creator}-{code}', coupon: '{code}' })
    expect(link).toMatchObject({ kind: 'web', utm_source: 'tiktok', utm_content: `Ann-${link.code}` })
    expect(link.coupon).toBe(link.code.toUpperCase())
    expect(await linkByCode(registry, brand, ` ${link.code.toUpperCase()}`)).toEqual(link)
  })

  test('a chosen code is taken once in the whole installation', async () => {
    const [mine, theirs] = [await scene(), await scene()]
    const code = `spring-${Date.now()}`
    expect((await mine.make({ ...mug, code: code.toUpperCase() })).code).toBe(code)
    await expect(theirs.make({ ...mug, code })).rejects.toMatchObject({ code: 'conflict', details: { field: 'code' } })
  })

  test('a creator’s post on a channel has one code, however the names are written, until it is archived', async () => {
    const { make, change } = await scene()
    const first = await make(post)
    await expect(make({ ...post, creator: 'ann', target: 'https://shop.example/cup' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(first.code),
    })
    await change(first.id, { archived: true })
    const second = await make(post)
    await expect(change(first.id, { archived: false })).rejects.toMatchObject({ code: 'conflict' })
    expect(second.code).not.toBe(first.code)
  })

  test('a grid makes a link for each creator, post and channel, and a second time only what is missing', async () => {
    const { registry, brand, owner } = await scene()
    const grid = (creators: string[]) =>
      linksOfGrid(linkGrid.parse({ creators, posts: [], channels: ['tiktok', 'instagram', 'TikTok'], link: mug }))
    const first = await createLinks(registry, owner, brand, grid(['Ann', 'Ben']))
    expect(first.made.map(({ creator, channel }) => `${creator} ${channel}`)).toEqual([
      'Ann TikTok',
      'Ann instagram',
      'Ben TikTok',
      'Ben instagram',
    ])
    const second = await createLinks(registry, owner, brand, grid(['ben', 'Cem']))
    expect([second.made.length, second.there.map(({ creator }) => creator)]).toEqual([2, ['Ben', 'Ben']])
  })

  test('of many links all are made or none, and the row that is wrong is named', async () => {
    const { registry, brand, owner } = await scene()
    const rows = [mug, { ...mug, target: 'javascript:alert(1)' }]
    await expect(createLinks(registry, owner, brand, rows)).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringContaining('row 2: target'),
    })
    const taken = [mug, { ...mug, code: 'taken-once' }, { ...mug, code: 'taken-once' }]
    await expect(createLinks(registry, owner, brand, taken)).rejects.toMatchObject({
      message: expect.stringContaining('row 3: the code taken-once is taken'),
    })
    expect((await listLinks(registry, brand, linkFilter.parse({}))).items).toEqual([])
  })

  test('a chat leads to its app with the code in its message, also after a change', async () => {
    const { make, change } = await scene()
    const link = await make({ kind: 'whatsapp', account: '+44 7911 123456', language: 'vi' })
    const said = encodeURIComponent(`Xin chào! Mã của tôi là ${link.code}.`).replaceAll('%21', '!')
    expect(link.target).toBe(`https://wa.me/447911123456?text=${said}`)
    const other = await change(link.id, { account: '+1 650 555 1212', title: 'Bio' })
    expect(other).toMatchObject({ title: 'Bio', target: `https://wa.me/16505551212?text=${said}` })
    await expect(make({ kind: 'whatsapp' })).rejects.toMatchObject({ details: { field: 'account' } })
  })

  test.each<[string, object, string]>([
    ['no page', {}, 'target'],
    ['a script', { target: 'javascript:alert(1)' }, 'target'],
    ['an app that nobody knows', { ...mug, ios_target: 'evil://x' }, 'ios_target'],
    ['a coupon link without a coupon', { ...mug, kind: 'coupon' }, 'coupon'],
    ['a fallback that is no page', { ...mug, fallback: 'shop' }, 'fallback'],
    ['a code with a slash', { ...mug, code: 'a/b/c' }, 'code'],
    ['a line end in a name', { ...mug, creator: 'a\nb' }, 'creator'],
  ])('%s is refused by its field', async (_name, input, field) => {
    const { make } = await scene()
    await expect(make(input)).rejects.toMatchObject({ code: 'bad_request', details: { field } })
  })

  test('a change keeps the code and what was not named, is in the history, and never overwrites another', async () => {
    const { registry, brand, owner, make, change } = await scene()
    const link = await make({ ...post, utm_source: 'tiktok', expires_at: '2030-01-01T00:00:00Z' })
    const after = await change(link.id, { target: 'https://shop.example/cup' }, link.updated_at)
    expect(after).toEqual({ ...link, target: 'https://shop.example/cup', updated_at: after.updated_at })
    await expect(change(link.id, { title: 'x' }, new Date(0))).rejects.toMatchObject({ code: 'conflict' })
    await expect(change(link.id, { code: 'other' })).rejects.toMatchObject({ code: 'bad_request' })
    expect(await linkHistory(registry, brand, link.id)).toMatchObject([
      {
        action: 'links.update',
        actor: { name: owner.name },
        before: { target: mug.target },
        after: { code: link.code },
      },
      { action: 'links.create' },
    ])
  })

  test('the list is searched in every name, filtered, and turned page by page; other brands are not in it', async () => {
    const { registry, brand, make } = await scene()
    await (await scene()).make(post)
    const made = []
    for (const one of [post, { ...mug, title: 'Newsletter' }, { ...post, creator: '@\u3000Ben' }]) {
      made.push(await make(one))
      // Those made within one millisecond are in no order.
      await setTimeout(2)
    }
    const list = (filter: object) => listLinks(registry, brand, linkFilter.parse(filter))
    const codes = async (filter: object) => (await list(filter)).items.map(({ code }) => code)
    expect(await codes({})).toEqual(made.map(({ code }) => code).reverse())
    expect(await codes({ search: 'NEWS' })).toEqual([made[1]?.code])
    expect(await codes({ search: "100%_'" })).toEqual([])
    expect(await codes({ creator: 'ben' })).toEqual([made[2]?.code])
    expect(await codes({ state: 'archived' })).toEqual([])
    const first = await list({ limit: 2 })
    expect((await list({ limit: 2, cursor: first.next })).items.map(({ code }) => code)).toEqual([made[0]?.code])
    const other = await scene()
    await expect(getLink(other.registry, other.brand, made[0]?.id ?? '')).rejects.toMatchObject({ code: 'not_found' })
    await expect(other.change(made[0]?.id ?? '', {})).rejects.toMatchObject({ code: 'not_found' })
  })
})
