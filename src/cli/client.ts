import type { ReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const refusal = z.object({ error: z.object({ code: z.string(), message: z.string(), message_zh: z.string() }) })

/** An answer of the server that is no success, with its public sentences. */
export class Refused extends Error {
  readonly code: string
  readonly zh: string
  constructor(code: string, en: string, zh: string) {
    super(en)
    this.name = 'Refused'
    this.code = code
    this.zh = zh
  }
}

/** Talks to a Millpond server as the owner of its machine. */
export class Client {
  readonly #url: string
  readonly #token: string
  readonly #close: () => Promise<void>

  constructor(url: string, token: string, close: () => Promise<void>) {
    this.#url = url
    this.#token = token
    this.#close = close
  }

  /** Asks, and parses the answer by its schema. Throws `Refused`, or `not_running` when there is no answer. */
  async call<Answer>(
    method: Method,
    path: string,
    schema: z.ZodType<Answer>,
    { query, body }: { query?: Query; body?: unknown } = {},
  ): Promise<Answer> {
    const response = await this.#fetch(method, path, query, initOf(body))
    const text = await response.text()
    return schema.parse(text ? JSON.parse(text) : undefined)
  }

  /** Sends a file as it is read, so that its size does not matter. */
  async upload<Answer>(path: string, query: Query, file: ReadStream, schema: z.ZodType<Answer>): Promise<Answer> {
    const response = await this.#fetch('POST', path, query, initOfFile(file))
    return schema.parse(await response.json())
  }

  /** The same, where the answer is a file itself. */
  async uploadForFile(path: string, query: Query, file: ReadStream): Promise<Readable> {
    const response = await this.#fetch('POST', path, query, initOfFile(file))
    return response.body ? Readable.fromWeb(response.body) : Readable.from([])
  }

  /** The bytes of an answer, as they come; with a body it is asked for by POST. */
  async download(path: string, query: Query, body?: unknown): Promise<Readable> {
    const response = await this.#fetch(body === undefined ? 'GET' : 'POST', path, query, initOf(body))
    return response.body ? Readable.fromWeb(response.body) : Readable.from([])
  }

  /** Ends the conversation, and the server where it was started for it. */
  close(): Promise<void> {
    return this.#close()
  }

  async #fetch(method: Method, path: string, query: Query = {}, init: RequestInit): Promise<Response> {
    const url = new URL(path, this.#url)
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value))
    }
    const headers = { ...init.headers, authorization: `Bearer ${this.#token}` }
    const response = await fetch(url, { ...init, method, headers }).catch((error: unknown) => {
      throw new Problem('not_running', { url: this.#url, reason: reasonOf(error) }, error)
    })
    if (!response.ok) throw await refusedBy(response)
    return response
  }
}

function initOfFile(file: ReadStream): RequestInit {
  const body = Readable.toWeb(file) as ReadableStream<Uint8Array>
  return { body, headers: { 'content-type': 'application/octet-stream' }, duplex: 'half' }
}

function initOf(body: unknown): RequestInit {
  return body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}

async function refusedBy(response: Response): Promise<Error> {
  const text = await response.text()
  const parsed = refusal.safeParse(text.startsWith('{') ? JSON.parse(text) : undefined)
  if (!parsed.success) return new Error(`The server answered ${response.status}: ${text.slice(0, 200)}`)
  const { code, message, message_zh } = parsed.data.error
  return new Refused(code, message, message_zh)
}
