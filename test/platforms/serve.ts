import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Asked = { method: string; path: string; query: URLSearchParams; headers: IncomingHttpHeaders; body: string }
export type Answered = { status?: number; body: object | string; headers?: Record<string, string> }
/** Answers given instead of the usual ones, to requests of a path; `times` of them. */
type Trouble = Answered & { path: RegExp; times: number }

/** A platform on a port of this machine. `requests` are those that came, and `troubles` go before what it answers. */
export async function serve(answer: (asked: Asked) => Answered) {
  const requests: Asked[] = []
  const troubles: Trouble[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://platform.test')
    const { method = 'GET', headers } = request
    const asked = { method, path: url.pathname, query: url.searchParams, headers, body: await text(request) }
    requests.push(asked)
    const trouble = troubles.find((one) => one.times > 0 && one.path.test(asked.path))
    if (trouble) trouble.times--
    const { status = 200, body, headers: more } = trouble ?? answer(asked)
    const written = typeof body === 'string' ? body : JSON.stringify(body)
    response.writeHead(status, { 'content-type': 'application/json', ...more }).end(written)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections()
      server.close(() => done())
    })
  return { url, requests, troubles, close }
}
