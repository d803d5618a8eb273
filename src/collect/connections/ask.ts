import { setTimeout } from 'node:timers/promises'
import type { PlatformAnswer, PlatformRequest } from './define.ts'
import { ReadFault, type Refusal } from './refusal.ts'
import { type Send, SendFault } from './send.ts'

/** Waits between tries; doubled each time, with chance so that many do not come back at once. */
export type Patience = { tries: number; firstWaitMs: number; longestWaitMs: number }

export const patience: Patience = { tries: 5, firstWaitMs: 1000, longestWaitMs: 120_000 }

type AskOptions = {
  send: Send
  /** Where requests go instead of the platform's own addresses, as the operator has set it. */
  base?: string | undefined
  refusal(answer: PlatformAnswer): Refusal | undefined
  patience: Patience
  signal: AbortSignal
  /** Told of every request that goes out. */
  onCall(): void
}

/**
 * Asks until there is an answer; what is busy is asked again, with a request made anew, since a signature holds for some minutes.
 * Gives a refusal that waiting does not help.
 */
export async function askPlatform(
  make: () => PlatformRequest,
  options: AskOptions,
): Promise<{ answer: PlatformAnswer } | { refusal: Refusal }> {
  const { tries } = options.patience
  for (let attempt = 1; ; attempt++) {
    options.signal.throwIfAborted()
    options.onCall()
    const said = await tryOnce(make(), options)
    if ('answer' in said || said.refusal.kind !== 'busy') return said
    const wait = waitOf(said.refusal, attempt, options.patience)
    if (attempt >= tries || wait === undefined) throw new ReadFault(said.refusal)
    await setTimeout(wait, undefined, { signal: options.signal })
  }
}

async function tryOnce(request: PlatformRequest, options: AskOptions) {
  let answer: PlatformAnswer
  try {
    answer = await sendOnce(request, options)
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    const refusal: Refusal = { kind: error.isLasting ? 'refused' : 'busy', said: error.message }
    return { refusal }
  }
  const refusal = options.refusal(answer) ?? refusalOfStatus(answer)
  return refusal ? { refusal: { ...refusal, until: refusal.until ?? retryAfter(answer) } } : { answer }
}

async function sendOnce(request: PlatformRequest, { send, base, signal }: AskOptions): Promise<PlatformAnswer> {
  const url = new URL(request.url)
  const target = base ? new URL(`${base.replace(/\/+$/, '')}${url.pathname}${url.search}`) : url
  for (const [name, value] of Object.entries(request.query ?? {}))
    if (value !== undefined) target.searchParams.set(name, String(value))
  const { body } = request
  const isForm = typeof body === 'string'
  const type = body !== undefined && {
    'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
  }
  const headers = { accept: 'application/json', 'user-agent': 'Millpond', ...type, ...request.headers }
  const written = isForm ? body : body && JSON.stringify(body)
  const { text, ...answer } = await send({ method: request.method, url: target, headers, body: written }, signal)
  return { ...answer, body: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refusalOfStatus({ status, body }: PlatformAnswer): Refusal | undefined {
  if (status === 401) return { kind: 'expired', said: 'HTTP 401' }
  if (status === 429 || status >= 500) return { kind: 'busy', said: `HTTP ${status}` }
  if (status < 200 || status >= 300) return { kind: 'refused', said: `HTTP ${status}` }
  return body === undefined ? { kind: 'busy', said: 'the answer is no JSON' } : undefined
}

/** When the answer says to come again: after seconds, or at a time. */
function retryAfter({ headers }: PlatformAnswer): Date | undefined {
  const text = headers['retry-after']
  if (!text) return undefined
  const at = /^\d+$/.test(text) ? Date.now() + Number(text) * 1000 : Date.parse(text)
  return Number.isNaN(at) ? undefined : new Date(at)
}

/** Undefined where the platform wants to be left alone for longer than a read may wait. */
function waitOf({ until }: Refusal, attempt: number, { firstWaitMs, longestWaitMs }: Patience): number | undefined {
  if (until) {
    const wait = Math.max(0, until.getTime() - Date.now())
    return wait > longestWaitMs ? undefined : wait
  }
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2)
}
