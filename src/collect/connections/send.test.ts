import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isPublicAddress } from './public-address.ts'
import { createSend } from './send.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.0.0.1',
  '::ffff:a9fe:a9fe',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  '192.88.99.1',
  'fec0::1',
  'fe80::1',
  'fd00:ec2::254',
  'ff02::1',
  'localhost',
  '',
])('%s is no address of the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each([
  '142.250.185.78',
  '8.8.8.8',
  '172.32.0.1',
  '2a00:1450:4001:82a::200e',
  '2001:4860:4860::8888',
  '::ffff:8.8.8.8',
])('%s is one', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

const server = createServer((request, response) => {
  if (request.url === '/slow') return
  if (request.url === '/large') return void response.end('x'.repeat(5000))
  if (request.url === '/away') return void response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
  response.end('here')
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const never = new AbortController().signal
const ask = (url: string, options: Parameters<typeof createSend>[0] = {}) =>
  createSend(options)({ method: 'GET', url: new URL(url), headers: {} }, never)

test.each([
  ['http://example.com/', 'only https'],
  ['https://127.0.0.1/', 'no address of the public internet'],
  ['https://[::1]/', 'no address of the public internet'],
  ['https://[::ffff:7f00:1]/', 'no address of the public internet'],
  ['https://2130706433/', 'no address of the public internet'],
  ['https://0x7f.1/', 'no address of the public internet'],
  ['https://user:password@example.com/', 'no name and password'],
  ['file:///etc/passwd', 'only https'],
])('%s is not asked', async (url, words) => {
  await expect(ask(url)).rejects.toThrow(words)
})

test('a name that leads to this machine is refused when the connection is made', async () => {
  await expect(ask(`https://localhost:${port}/`)).rejects.toMatchObject({ isLasting: true })
})

test('an address that the operator has set is asked, and it alone', async () => {
  const trusted = `http://127.0.0.1:${port}`
  expect(await ask(`${trusted}/`, { trusted })).toMatchObject({ status: 200, text: 'here' })
  await expect(ask('http://127.0.0.1:1/', { trusted })).rejects.toThrow('only https')
})

test('a redirect is an answer, and is not followed', async () => {
  const trusted = `http://127.0.0.1:${port}`
  expect(await ask(`${trusted}/away`, { trusted })).toMatchObject({ status: 302 })
})

test('an answer that is too large or too late is broken off', async () => {
  const trusted = `http://127.0.0.1:${port}`
  await expect(ask(`${trusted}/large`, { trusted, limitBytes: 1000 })).rejects.toThrow('too large')
  await expect(ask(`${trusted}/slow`, { trusted, timeoutMs: 100 })).rejects.toThrow('no answer within 0.1 s')
})

test('what is said of a failure has nothing of the query, where secrets may stand', async () => {
  const trusted = 'http://127.0.0.1:1'
  const failed = ask(`${trusted}/?access_token=secret`, { trusted })
  await expect(failed).rejects.toThrow('127.0.0.1:1: ECONNREFUSED')
})
