import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ClickHouseClientConfigOptions } from '@clickhouse/client'
import { Session } from 'chdb'
import { Aborted } from './engine-errors.ts'
import { InsertFiles, type Target } from './insert-file.ts'
import { escaped, quoted } from './literals.ts'
import { Slots } from './slots.ts'

type Connection = NonNullable<ClickHouseClientConfigOptions['connection']>
type Request = Parameters<Connection['query']>[0]
type Work<Result> = (session: Session) => Promise<Result>

/** Settings that only HTTP knows; the client may add them. */
const httpOnly = new Set(['wait_end_of_query', 'send_progress_in_http_headers', 'enable_http_compression'])
const killEveryMs = 50

/**
 * The client's connection over chDB sessions of one directory. Sessions are reused after a success, with their settings
 * put back, and thrown away after a failure, since a failed query's output would come first in the next one's.
 */
export class ChdbConnection implements Connection {
  readonly #path: string
  readonly #database: string
  /** Holds the engine open while no request has a session. */
  readonly #keeper: Session
  readonly #idle: Session[] = []
  readonly #slots: Slots
  readonly #files: InsertFiles
  readonly #running = new Map<string, Promise<unknown>>()
  #closed = false

  constructor(options: {
    path: string
    database: string
    configFile: string
    concurrency: number
    /** For files that are there for the time of an insert. */
    insertDirectory: string
  }) {
    this.#path = options.path
    this.#database = options.database
    this.#slots = new Slots(options.concurrency)
    this.#files = new InsertFiles(options.insertDirectory)
    this.#keeper = new Session(options.path, { connectionArgs: [`--config-file=${options.configFile}`] })
  }

  /** Creates the database on first use; to be awaited before anything else. */
  async prepare(): Promise<void> {
    await this.#keeper.queryAsync(`CREATE DATABASE IF NOT EXISTS ${this.#database} ENGINE = Atomic`)
  }

  async query(request: Request) {
    const bytes = await this.#request(request, async (session) => (await session.queryAsync(request.query)).bytes())
    return { ...this.#answer(request), stream: readable(bytes) }
  }

  async command(request: Request) {
    await this.#request(request, (session) => session.queryAsync(request.query))
    if (/^\s*(ALTER|CREATE|DROP|RENAME)\b/i.test(request.query)) this.#files.forget()
    return this.#answer(request)
  }

  async exec(request: Parameters<Connection['exec']>[0]) {
    if (request.values !== undefined) throw new Error('exec with values is not supported in-process')
    return this.query(request)
  }

  async insert(request: Parameters<Connection['insert']>[0]) {
    const rows = await bodyOf(request.values)
    const target = insertTarget(request.query)
    await this.#request(request, (session) => this.#files.insert(session, target, rows))
    return this.#answer(request)
  }

  async ping() {
    try {
      await this.#request({ query: 'SELECT 1' }, (session) => session.queryAsync('SELECT 1'))
      return { success: true as const }
    } catch (error) {
      return { success: false as const, error: error instanceof Error ? error : new Error(String(error)) }
    }
  }

  /** Ends running requests and waits for them: a connection closed under a query brings the whole process down. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#slots.close()
    const running = [...this.#running.values()]
    const ended = Promise.allSettled(running)
    await Promise.all([...this.#running.keys()].map((id) => this.#killUntil(id, ended)))
    await ended
    for (const session of this.#idle.splice(0)) session.close()
    this.#keeper.close()
  }

  async #request<Result>(request: Request, work: Work<Result>): Promise<Result> {
    await this.#slots.take(request.abort_signal)
    const id = randomUUID()
    const done = this.#perform(id, request, work)
    this.#running.set(id, done)
    try {
      return await done
    } finally {
      this.#running.delete(id)
      this.#slots.release()
    }
  }

  async #perform<Result>(id: string, request: Request, work: Work<Result>): Promise<Result> {
    const { abort_signal: signal } = request
    const session = this.#idle.pop() ?? (await this.#newSession())
    let healthy = false
    let kill: Promise<void> | undefined
    const ended = Promise.withResolvers<void>()
    const onAbort = () => {
      kill ??= this.#killUntil(id, ended.promise)
    }
    try {
      const settings = settingsOf(request)
      await session.queryAsync(
        `SET ${[`log_comment = ${quoted(id)}`, ...settings, ...parametersOf(request)].join(', ')}`,
      )
      signal?.addEventListener('abort', onAbort, { once: true })
      if (signal?.aborted) throw new Aborted()
      const result = await work(session)
      if (signal?.aborted) throw new Aborted()
      if (settings.length) await session.queryAsync(`SET ${settings.map(toDefault).join(', ')}`)
      healthy = true
      return result
    } catch (error) {
      throw signal?.aborted ? new Aborted('aborted', { cause: error }) : error
    } finally {
      signal?.removeEventListener('abort', onAbort)
      ended.resolve()
      await kill
      if (healthy) this.#idle.push(session)
      else await discard(session)
    }
  }

  async #newSession(): Promise<Session> {
    const session = new Session(this.#path)
    try {
      await session.queryAsync(`USE ${this.#database}`)
      return session
    } catch (error) {
      await discard(session)
      throw error
    }
  }

  /** Asks the engine to end a request, again and again, since one that is only starting is not listed yet. */
  async #killUntil(id: string, ended: Promise<unknown>): Promise<void> {
    const session = new Session(this.#path)
    let over = false
    const end = ended.then(() => {
      over = true
    })
    while (!over) {
      // SYNC would wait inside the engine for a query of this very process, and hang.
      const kill = `KILL QUERY WHERE Settings['log_comment'] = ${quoted(id)} ASYNC FORMAT Null`
      await Promise.allSettled([session.queryAsync(kill)])
      await Promise.race([end, new Promise((resolve) => setTimeout(resolve, killEveryMs).unref())])
    }
    await discard(session)
  }

  #answer(request: Request) {
    return { query_id: request.query_id ?? '', response_headers: {}, http_status_code: 200 }
  }
}

/** Empties what a failed query left in the engine, then closes; the failure itself is already on its way to the caller. */
async function discard(session: Session): Promise<void> {
  await Promise.allSettled([session.queryAsync('SELECT 1 FORMAT Null')])
  session.close()
}

function settingsOf(request: Request): string[] {
  return Object.entries(request.clickhouse_settings ?? {})
    .filter(([name, value]) => value !== undefined && !httpOnly.has(name))
    .map(([name, value]) => `${word(name)} = ${typeof value === 'number' ? value : quoted(String(value))}`)
}

function parametersOf(request: Request): string[] {
  return Object.entries(request.query_params ?? {}).map(
    ([name, value]) => `param_${word(name)} = ${quoted(escaped(value))}`,
  )
}

function toDefault(assignment: string): string {
  return `${assignment.slice(0, assignment.indexOf(' '))} = DEFAULT`
}

function word(name: string): string {
  if (!/^\w+$/.test(name)) throw new Error(`"${name}" is no name of a setting or parameter.`)
  return name
}

/** Table and columns of the client's own insert statement. */
function insertTarget(query: string): Target {
  const match = /^INSERT INTO (\w+) \(([\w, ]+)\) FORMAT TabSeparated$/.exec(query)
  if (!match?.[1] || !match[2]) throw new Error(`An insert of another form than expected: ${query}`)
  return { table: match[1], columns: match[2].split(', ') }
}

async function bodyOf(values: string | Readable): Promise<Buffer> {
  if (typeof values === 'string') return Buffer.from(values)
  const chunks: Buffer[] = await values.toArray()
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

function readable(bytes: Uint8Array): Readable {
  return Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)], { objectMode: false })
}
