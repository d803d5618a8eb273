import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asker, ask, cast, partsOf } from '../../test/server.ts'
import { questions } from '../predict/catalogue.ts'
import { buildApp } from './app.ts'
import type { App } from './parts.ts'

let app: App
let address: string
let people: Awaited<ReturnType<typeof cast>>

beforeAll(async () => {
  const parts = await partsOf()
  people = await cast(parts)
  app = await buildApp(parts)
  address = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())

/** The official client, connected as somebody to the assistants' door of a brand. */
async function connected(who: Asker, brand = people.brand.id): Promise<Client> {
  const client = new Client({ name: 'a test', version: '1.0.0' })
  const url = new URL(`/api/v1/brands/${brand}/mcp`, address)
  await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers: who.headers } }))
  return client
}

test('every measure, and the lists, are tools that say what they take', async () => {
  const client = await connected(await people.key('read'))
  const { tools } = await client.listTools()
  const names = tools.map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining([...questions.map(({ id }) => id), 'brand', 'orders', 'order', 'people', 'links']),
  )
  expect(new Set(names).size).toBe(names.length)
  for (const { name, description, inputSchema, annotations } of tools) {
    expect(name).toMatch(/^[\w-]{1,64}$/)
    expect(description).toBeTruthy()
    expect(annotations?.readOnlyHint).toBe(true)
    expect(Object.keys(inputSchema.properties ?? {})).not.toContain('brand')
  }
  const contribution = tools.find(({ name }) => name === 'contribution')
  expect(contribution?.inputSchema.required).toEqual(['from', 'to'])
  expect(contribution?.inputSchema.properties).not.toHaveProperty('format')
  await client.close()
})

test('a tool answers what the API answers', async () => {
  const reader = await people.key('read')
  const client = await connected(reader)
  const days = { from: '2026-01-01', to: '2026-01-31' }
  const told = await client.callTool({ name: 'sales-over-time', arguments: { ...days, country: ['US', 'DE'] } })
  const url = `/api/v1/brands/${people.brand.id}/measures/sales-over-time?from=2026-01-01&to=2026-01-31&country=US,DE`
  const answered = await ask(app, reader, 'GET', url)
  expect(told.structuredContent).toEqual(answered.json())
  expect(told.structuredContent).toMatchObject({ params: { country: ['US', 'DE'] } })
  const brand = await client.callTool({ name: 'brand', arguments: {} })
  expect(brand.structuredContent).toMatchObject({ id: people.brand.id, currency: 'USD' })
  await client.close()
})

test('what is asked wrongly is told in a sentence that names the argument', async () => {
  const client = await connected(await people.key('read'))
  const days = { from: '2026-01-01', to: '2026-01-31' }
  const failure = async (name: string, given: Record<string, unknown>) => {
    const { isError, content } = await client.callTool({ name, arguments: given })
    expect(isError).toBe(true)
    return content
  }
  expect(await failure('contribution', { from: 'soon', to: '2026-01-31' })).toMatchObject([
    { text: expect.stringContaining('from') },
  ])
  expect(await failure('contribution', { ...days, colour: 'red' })).toMatchObject([
    { text: expect.stringContaining('colour: no such argument') },
  ])
  expect(await failure('contribution', { ...days, country: { is: 'US' } })).toMatchObject([
    { text: expect.stringContaining('country') },
  ])
  expect(await failure('order', {})).toMatchObject([{ text: expect.stringContaining('order_id: required') }])
  expect(await failure('sell-everything', {})).toMatchObject([{ text: expect.stringContaining('sell-everything') }])
  await client.close()
})

test('nobody, a key of another brand and a stranger are refused', async () => {
  await expect(connected(people.nobody)).rejects.toThrow()
  await expect(connected(await people.key('read'), people.other.id)).rejects.toThrow()
  await expect(connected(people.stranger)).rejects.toThrow()
})

test('a tool cannot reach another brand than the one of the connection, nor another route', async () => {
  const client = await connected(await people.key('admin'))
  const order = async (order_id: string) => {
    const { isError, content } = await client.callTool({ name: 'order', arguments: { order_id } })
    expect(isError).toBe(true)
    return JSON.stringify(content)
  }
  expect(await order(`../../${people.other.id}`)).toContain('There is no order')
  expect(await order('..')).toContain('order_id: not an id')
  const given = { order_id: '1', brand: people.other.id }
  expect((await client.callTool({ name: 'order', arguments: given })).isError).toBe(true)
  await client.close()
})
