import { afterAll, beforeAll, expect, test } from 'vitest'
import { millpond, type RunningServer, startServer } from './command-line.ts'
import { temporaryDirectory } from './registries.ts'

const dataDir = temporaryDirectory()
const page = ['--target', 'https://shop.example/mug', '--utm-source', 'tiktok', '--coupon', '{code}']

let server: RunningServer
let readKey: string

const links = (...args: string[]) => millpond(dataDir, ['links', ...args])
const asViewer = (...args: string[]) => millpond(dataDir, ['links', ...args], { MILLPOND_KEY: readKey })
const refused = (reason: string) => ({ code: 1, out: '', err: expect.stringContaining(reason) })

/** What a command prints with --json, which is one document. */
async function json(...args: string[]) {
  const { code, out, err } = await links(...args, '--json')
  expect(code, err).toBe(0)
  return JSON.parse(out)
}

beforeAll(async () => {
  server = await startServer(dataDir)
  await millpond(dataDir, ['brands', 'create', 'Acme', '--currency', 'EUR', '--time-zone', 'Europe/Berlin'])
  readKey = (await millpond(dataDir, ['keys', 'create', 'Reading'])).out.trim()
}, 120_000)

afterAll(async () => {
  expect(await server.stop('SIGTERM')).toBe(0)
})

test('a link is shown as it would be, and is not made; a viewer may try one, too', async () => {
  expect(await json('preview', ...page, '--code', 'mug')).toEqual({
    code: 'mug',
    short_url: `${server.url}/l/mug`,
    target: 'https://shop.example/mug',
    coupon: 'MUG',
  })
  const example = await asViewer('preview', ...page)
  expect(example).toMatchObject({ code: 0, err: expect.stringContaining('The code is an example') })
  expect(example.out).toMatch(/short url +code +target +coupon\n\S+\/l\/(\w{6}) +\1 +https:\S+\/mug +\w{6}\n/)
  expect(await links('preview', '--target', 'javascript:alert(1)')).toMatchObject(refused('target'))
  expect(await json('list', '--state', 'all')).toEqual([])
})

test('the chat with the code of a link is told with what people write there, and how the code comes along', async () => {
  await links('create', ...page, '--code', 'cup')
  const whatsapp = await links('chat', 'CUP', '--app', 'whatsapp', '--account', '+44 7911 123456')
  expect(whatsapp).toMatchObject({
    code: 0,
    out: 'https://wa.me/447911123456?text=Hi!%20My%20code%20is%20cup.\n',
    err: expect.stringMatching(/may be edited\.\nHi! My code is cup\.\n/),
  })
  const zalo = ['chat', 'cup', '--app', 'zalo', '--account', '0912345678']
  expect(await json(...zalo, '--language', 'vi')).toEqual({
    url: 'https://zalo.me/0912345678',
    text: 'Xin chào! Mã của tôi là cup.',
    carrier: 'typed',
  })
  expect((await links(...zalo, '--message', '口令 {code}')).err).toContain('people have to write the text.\n口令 cup\n')
  const bot = await asViewer('chat', 'cup', '--app', 'telegram', '--account', 'acme_bot')
  expect(bot).toMatchObject({ out: 'https://t.me/acme_bot?start=cup\n', err: expect.stringContaining('your program') })
  expect(bot.err).not.toContain('Hi!')
  expect(await links('chat', 'cup', '--app', 'whatsapp', '--account', 'ann')).toMatchObject(refused('country code'))
  expect(await links('chat', 'nobody', '--app', 'line', '--account', '@acme')).toMatchObject(
    refused('There is no code with this name here'),
  )
  expect(await links('chat', 'cup', '--app', 'pager', '--account', '1')).toMatchObject({
    code: 2,
    err: expect.stringContaining('Allowed choices'),
  })
}, 240_000)

test('where links live is shown and changed, one without the other, and counts at once; a viewer sees it only', async () => {
  expect(await json('settings')).toEqual({ base_url: '', fallback: '' })
  const over = 'https://shop.example/over'
  expect(await json('settings', '--fallback', over)).toEqual({ base_url: '', fallback: over })
  const both = { base_url: 'https://go.shop.example', fallback: over }
  expect(await json('settings', '--address', 'https://go.shop.example/')).toEqual(both)
  expect((await asViewer('settings')).out).toMatch(/address +fallback\nhttps:\/\/go\.shop\.example +https:\S+\/over\n/)
  expect(await asViewer('settings', '--fallback', '')).toMatchObject(refused('Your role (viewer) may not do this'))
  expect(await links('settings', '--address', 'go shop')).toMatchObject(refused('base_url'))
  expect(await json('settings')).toEqual(both)

  expect((await links('create', ...page, '--code', 'tea')).out).toBe('https://go.shop.example/l/tea\n')
  await links('archive', 'tea')
  const followed = await fetch(`${server.url}/l/tea`, { redirect: 'manual' })
  expect([followed.status, followed.headers.get('location')]).toEqual([302, over])
  expect(await json('settings', '--address', '', '--fallback', '')).toEqual({ base_url: '', fallback: '' })
  expect((await fetch(`${server.url}/l/tea`)).status).toBe(410)
}, 240_000)

test('what waits for the warehouse is told: nothing, where it takes all', async () => {
  const lag = ['events', 'lag']
  const told = async () => JSON.parse((await millpond(dataDir, [...lag, '--json'])).out)
  await expect.poll(told, { timeout: 20_000 }).toEqual([{ waiting_bytes: 0, waiting_since: null, trouble: null }])
  expect((await millpond(dataDir, lag)).out).toMatch(/waiting bytes +waiting since +trouble\n0 +– +–\n/)
})
