import type { Text } from '../../kernel/errors.ts'
import type { Refusal } from './refusal.ts'

/** Something that a connection is told. What it holds is checked against `pattern`, where there is one. */
export type Told = {
  label: Text
  /** What it looks like, or where it is found. */
  hint: Text
  pattern?: RegExp
  /** The only values it can have. */
  choices?: readonly string[]
  optional?: boolean
}

/** A request to a platform. `url` is absolute; `query` is added to it. */
export type PlatformRequest = {
  method: 'GET' | 'POST'
  url: string
  query?: Readonly<Record<string, string | number | undefined>>
  headers?: Readonly<Record<string, string>>
  /** Sent as JSON, or, where it is a text, as a form. */
  body?: object | string
}

/** What a platform answered. `body` is its JSON; undefined where it sent none. */
export type PlatformAnswer = { status: number; headers: Readonly<Record<string, string>>; body: unknown }

/** What reads of a platform work with. */
export type Session<Setting extends string = string, Secret extends string = string> = {
  settings: Readonly<Partial<Record<Setting, string>>>
  /** The moment that counts of this run are noted for: the beginning of the brand's day, the same if it is run again. */
  asOf: Date
  /** The brand's day of this run, "2026-01-31". */
  day: string
  timeZone: string
  secret(name: Secret): string
  has(name: Secret): boolean
  /** Keeps a secret that the platform has changed, before anything else is asked. */
  keep(name: Secret, value: string): Promise<void>
  /** Asks as whom the platform has let in: signed, with waits and repeats. Throws `ReadFault`. */
  ask(request: PlatformRequest): Promise<PlatformAnswer>
  /** Asks as nobody, for what lets in. Throws `ReadFault`. */
  askPlainly(request: PlatformRequest): Promise<PlatformAnswer>
  signal: AbortSignal
}

export type Cell = string | number | undefined
/** Rows by the connector that reads them, and where to go on after them. */
export type Page = {
  rows: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>
  /** As JSON. It is kept with the rows; without one the read begins anew next time. */
  cursor?: unknown
}

/** One thing that is read of a platform, page by page. */
export type Read<Setting extends string = string> = {
  id: string
  title: Text
  /** Secrets without which it is left out. */
  needs?: readonly string[]
  /** The tables it fills: id of the connector of files → the header, as that connector reads it. */
  tables: Readonly<Record<string, readonly string[]>>
  /** `cursors` has where this and other reads of the connection are, by their ids. */
  pages(session: Session<Setting>, cursors: Readonly<Record<string, unknown>>): AsyncIterable<Page>
}

/** A platform that Millpond reads: all about it stands in its file. */
export type Platform<Setting extends string = string, Secret extends string = string> = {
  id: string
  title: Text
  /** What is read, and how often that is worth it. */
  doc: Text
  /** How somebody gets what it needs, step by step. */
  steps: readonly Text[]
  /** How teams without access get the same in. */
  byFile: Text
  settings: Readonly<Record<Setting, Told>>
  secrets: Readonly<Record<Secret, Told>>
  /** Each of these sets of secrets is enough. */
  enough: readonly (readonly NoInfer<Secret>[])[]
  /** A token to ask with. Called before the first request, and again when the platform says that it is no longer good. */
  authorise(session: Session<Setting, Secret>): Promise<string>
  /** The request as the platform takes it: with the token, or signed with a secret. */
  sign(request: PlatformRequest, token: string, session: Session<Setting, Secret>): PlatformRequest
  /** What an answer refuses; undefined for a success, and for what the status alone tells (401, 429, 5xx). */
  refusal(answer: PlatformAnswer): Refusal | undefined
  reads: readonly Read<Setting>[]
}

/** Declares a platform; the names of settings and secrets flow into what its reads may ask for. */
export function defineConnection<const Setting extends string, const Secret extends string>(
  platform: Platform<Setting, Secret>,
): Platform {
  return platform as unknown as Platform
}
