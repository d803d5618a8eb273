import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const built = fileURLToPath(new URL('../../tracker/dist/', import.meta.url))
const under = '/any/path'
const cookieSeconds = 400 * 86_400

export type Received = {
  type: string
  messageId: string
  timestamp: string
  event?: string
  anonymousId?: string
  userId?: string
  properties?: Record<string, unknown>
  traits?: Record<string, unknown>
  context: { page: Record<string, string>; consent: string; [name: string]: unknown }
}
type Request = {
  at: number
  path: string
  cookie: string
  origin: string
  body: Record<string, unknown>
  counted: boolean
}

/** How the server answers events: it takes them; takes them and drops the answer; is away; or refuses. */
type Manner = 'takes' | 'drops' | 'away' | { status: number; retryAfter?: string }

/** A shop whose pages carry the tracker, and the gateway that the tracker talks to, on one origin. */
export type Shop = {
  url: string
  /** What the pages have beside the script tag. */
  head: string
  body: string
  /** The attributes of the script tag beside its source and key. */
  attributes: string
  manner: Manner
  requests: Request[]
  /** The events that the server has taken, in order; one that came again stands there again. */
  events(): Received[]
  close(): Promise<void>
}

/** Opens a shop on a free port. */
export async function openShop(attributes = 'data-consent="full"'): Promise<Shop> {
  const server = createServer((request, response) => {
    answer(shop, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const shop: Shop = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    head: '',
    body: '<main style="height: 4000px">Acme</main>',
    attributes,
    manner: 'takes',
    requests: [],
    events: () =>
      shop.requests
        .filter(({ path, counted }) => counted && path === '/v1/batch')
        .flatMap(({ body }) => body.batch as Received[]),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return shop
}

async function answer(shop: Shop, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', shop.url).pathname
  if (path.endsWith('.js')) return send(response, 'text/javascript', readFileSync(built + basename(path), 'utf8'))
  if (request.method === 'POST') return take(shop, path.slice(under.length), request, response)
  if (path.endsWith('.ico')) return send(response, 'image/x-icon', '')
  send(response, 'text/html; charset=utf-8', pageOf(shop, path))
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}

const pageOf = ({ head, body, attributes }: Shop, path: string) => `<!doctype html>
<title>Acme ${path}</title>
${head}
<script async src="${under}/millpond.js" data-key="key-1" ${attributes}></script>
${body}`

async function take(shop: Shop, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { manner } = shop
  const body = JSON.parse(await text(request)) as Record<string, unknown>
  const { cookie = '', origin = '' } = request.headers
  const counted = manner === 'takes' || manner === 'drops'
  shop.requests.push({ at: Date.now(), path, cookie, origin, body, counted })
  if (manner === 'drops' || manner === 'away') response.destroy()
  else if (manner !== 'takes')
    response.writeHead(manner.status, manner.retryAfter ? { 'retry-after': manner.retryAfter } : {}).end()
  else if (path === '/v1/visitor') answerVisitor(body, cookie, response)
  else response.writeHead(200, { 'content-type': 'application/json' }).end('{"success":true}')
}

/** The gateway's first-party id: the one that the browser has already is kept. */
function answerVisitor(body: Record<string, unknown>, cookie: string, response: ServerResponse): void {
  const kept = /visitor=([^;]+)/.exec(cookie)?.[1]
  const anonymousId = String(body.anonymousId ?? kept ?? randomUUID())
  const age = body.forget ? 0 : cookieSeconds
  const header = `visitor=${anonymousId}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Lax`
  response.writeHead(200, { 'set-cookie': header, 'content-type': 'application/json' })
  response.end(JSON.stringify({ anonymousId }))
}
