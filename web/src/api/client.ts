import { ApiProblem, problemFrom, unreachable } from './problem.ts'

export type Query = Readonly<Record<string, string | number | boolean | undefined>>
type Options = { query?: Query; body?: unknown; signal?: AbortSignal | undefined }
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The address of an API path with its query; empty values are left out. */
export function apiUrl(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return `/api/v1${path}${text ? `?${text}` : ''}`
}

/** Path of a brand's part of the API, with every piece escaped. */
export function brandPath(brand: string, ...pieces: string[]): string {
  return `/brands/${[brand, ...pieces].map(encodeURIComponent).join('/')}`
}

/** Asks the API and returns the parsed answer (undefined for an empty one). Throws `ApiProblem`. */
export async function call<Answer>(method: Method, path: string, options: Options = {}): Promise<Answer> {
  const response = await send(method, path, options)
  const text = await response.text()
  const body: unknown = text ? parse(text) : undefined
  if (!response.ok) throw problemFrom(response.status, body)
  return body as Answer
}

/** Asks the API for bytes. Throws `ApiProblem`. */
export async function callForFile(method: Method, path: string, options: Options = {}): Promise<Blob> {
  const response = await send(method, path, options)
  if (!response.ok) throw problemFrom(response.status, parse(await response.text()))
  return response.blob()
}

async function send(method: Method, path: string, { query, body, signal }: Options): Promise<Response> {
  try {
    return await fetch(apiUrl(path, query), {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiProblem(0, unreachable)
  }
}

/** JSON, or undefined where a proxy answered with a page. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
