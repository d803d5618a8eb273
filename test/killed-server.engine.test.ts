import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startServer } from './command-line.ts'
import { temporaryDirectory } from './registries.ts'

const kills = 50
const senders = 4
const patience = { timeout: 120_000, interval: 500 }

type Running = { url: string; token: string; pid: number }

/** Where the server of a directory is, what its own command line says to it, and the process to kill. */
function running(dataDir: string): Running {
  return JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'))
}

async function ask<Answer>({ url, token }: Running, method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path} is answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** Sends one event after the other until the server is gone, and notes what was acknowledged. */
async function sendOn(url: string, writeKey: string, acknowledged: Set<string>): Promise<void> {
  for (;;) {
    const messageId = crypto.randomUUID()
    const batch = [{ type: 'track', event: 'Sent', anonymousId: messageId.slice(0, 2), messageId }]
    try {
      const { status } = await fetch(`${url}/v1/batch`, { method: 'POST', body: JSON.stringify({ batch, writeKey }) })
      if (status === 200) acknowledged.add(messageId)
    } catch {
      return
    }
  }
}

/** Every id that is in the warehouse, as often as it is there. */
async function idsIn(server: Running, brand: string): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const page: { items: { props: Record<string, string>; message_id: string }[]; next?: string } = await ask(
      server,
      'GET',
      `/brands/${brand}/events?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    ids.push(...page.items.map(({ message_id: id }) => id))
    cursor = page.next
  }
  return ids
}

test('of all that a server acknowledged before it was killed fifty times under load nothing is missing and nothing double', async () => {
  const dataDir = temporaryDirectory()
  const acknowledged = new Set<string>()
  await startServer(dataDir)
  const first = running(dataDir)
  const { id: brand } = await ask<{ id: string }>(first, 'POST', '/brands', {
    name: 'Acme',
    currency: 'EUR',
    time_zone: 'UTC',
  })
  const source = await ask<{ write_key: string }>(first, 'POST', `/brands/${brand}/sources`, { name: 'S', kind: 'web' })
  for (let i = 0; i < kills; i++) {
    if (i > 0) await startServer(dataDir)
    const { url, pid } = running(dataDir)
    const sending = Array.from({ length: senders }, () => sendOn(url, source.write_key, acknowledged))
    // Mostly before a segment of the log is closed, now and then while rows of the last ones go into the warehouse.
    await setTimeout(20 + 1500 * Math.random() ** 3)
    process.kill(pid, 'SIGKILL')
    await Promise.all(sending)
  }
  const last = await startServer(dataDir)
  expect(acknowledged.size).toBeGreaterThan(kills)
  const missing = async () => {
    const there = new Set(await idsIn(running(dataDir), brand))
    return [...acknowledged].filter((id) => !there.has(id))
  }
  await expect.poll(missing, patience).toEqual([])
  const all = await idsIn(running(dataDir), brand)
  expect(all.length - new Set(all).size).toBe(0)
  expect(await last.stop('SIGTERM')).toBe(0)
}, 600_000)
