import { type LookupAddress, lookup as resolve } from 'node:dns'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { type RequestOptions, request as tlsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** One HTTP request, as it goes out. */
export type Outgoing = {
  method: string
  url: URL
  headers: Readonly<Record<string, string>>
  body?: string | undefined
}
export type Incoming = { status: number; headers: Record<string, string>; text: string }

/** Sends a request and reads the whole answer. Throws `SendFault`. */
export type Send = (request: Outgoing, signal: AbortSignal) => Promise<Incoming>

/** No answer came. `isLasting` where asking again would not help. The message has no part of the query, which may hold secrets. */
export class SendFault extends Error {
  readonly isLasting: boolean
  constructor(message: string, isLasting = false) {
    super(message)
    this.name = 'SendFault'
    this.isLasting = isLasting
  }
}

type SendOptions = {
  /** An address that the operator of the server lets these requests go to, whatever it is; others have to be public and encrypted. */
  trusted?: string | undefined
  /** Until the whole answer is there. */
  timeoutMs?: number
  limitBytes?: number
}

/**
 * Requests to the public internet alone: encrypted, and to an address that is checked when the connection is made, so that a
 * name cannot lead elsewhere between a check and its use. Redirects are answers like others, and are not followed.
 */
export function createSend({ trusted, timeoutMs = 60_000, limitBytes = 32 * 2 ** 20 }: SendOptions = {}): Send {
  const trustedOrigin = trusted && new URL(trusted).origin
  return async ({ method, url, headers, body }, signal) => {
    const isTrusted = url.origin === trustedOrigin
    if (!isTrusted) demandPublic(url)
    const options: RequestOptions = {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }) },
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      ...(!isTrusted && { lookup: publicLookup }),
    }
    try {
      return await answerOf(url, options, body, limitBytes)
    } catch (error) {
      if (signal.aborted) throw signal.reason
      if (error instanceof SendFault) throw error
      const isLate = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
      throw new SendFault(`${url.host}: ${isLate ? `no answer within ${timeoutMs / 1000} s` : messageOf(error)}`)
    }
  }
}

function demandPublic(url: URL): void {
  if (url.protocol !== 'https:') throw new SendFault(`${url.host}: only https is asked`, true)
  if (url.username || url.password) throw new SendFault(`${url.host}: no name and password in an address`, true)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // A literal address is connected to without being looked up.
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw notPublic(host)
}

const notPublic = (host: string) => new SendFault(`${host}: this is no address of the public internet`, true)

/** Names that lead to an address which is not public lead nowhere. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, '', 0)
    const [first] = found
    if (!first || found.some(({ address }) => !isPublicAddress(address))) return callback(notPublic(hostname), '', 0)
    return options.all ? callback(null, found) : callback(null, first.address, first.family)
  })
}

async function answerOf(
  url: URL,
  options: RequestOptions,
  body: string | undefined,
  limitBytes: number,
): Promise<Incoming> {
  const response = await new Promise<IncomingMessage>((done, fail) => {
    const ask = url.protocol === 'https:' ? tlsRequest : plainRequest
    ask(url, options, done).on('error', fail).end(body)
  })
  const chunks: Buffer[] = []
  let bytes = 0
  // Leaving the loop ends the connection.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limitBytes) throw new SendFault(`${url.host}: the answer is too large`, true)
    chunks.push(chunk)
  }
  const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
  const text = Buffer.concat(chunks).toString('utf8')
  return { status: response.statusCode ?? 0, headers: Object.fromEntries(headers), text }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return (error as NodeJS.ErrnoException).code ?? error.message
}
