import { askPlatform, type Patience } from './ask.ts'
import type { Platform, PlatformAnswer, PlatformRequest, Session } from './define.ts'
import { ReadFault } from './refusal.ts'
import type { Send } from './send.ts'

type SessionOptions = {
  platform: Platform
  settings: Readonly<Partial<Record<string, string>>>
  /** Opened; changed in place when the platform gives new ones. */
  secrets: Map<string, string>
  /** Keeps a changed secret in the registry. */
  keepSecret(name: string, value: string): Promise<void>
  asOf: Date
  day: string
  timeZone: string
  send: Send
  base?: string | undefined
  patience: Patience
  signal: AbortSignal
  onCall(): void
}

/** Of a platform's words as much is told. */
const longestSaid = 500

/** What reads ask with: it lets itself in, and again when the platform says that the token has expired. */
export function openSession({ platform, secrets, keepSecret, ...options }: SessionOptions): Session {
  const { settings, asOf, day, timeZone, signal } = options
  let token: string | undefined
  /** Platforms may repeat in their words what they were asked with. */
  const withoutSecrets = (said: string) =>
    [...secrets.values(), token ?? ''].reduce((text, one) => (one === '' ? text : text.replaceAll(one, '…')), said)
  const refusal = (answer: PlatformAnswer) => {
    const found = platform.refusal(answer)
    return found && { ...found, said: withoutSecrets(found.said).slice(0, longestSaid) }
  }
  const asking = { ...options, refusal }

  // What lets in may be good once: a request for it that is under way is heard to its end, also when the run is broken off.
  const sendWhole: Send = (outgoing) => options.send(outgoing, new AbortController().signal)
  const plainly = async (request: PlatformRequest): Promise<PlatformAnswer> => {
    const said = await askPlatform(() => request, { ...asking, send: sendWhole })
    if ('answer' in said) return said.answer
    throw new ReadFault(said.refusal)
  }
  const signed = async (request: PlatformRequest) => {
    const letIn = token ?? (await platform.authorise(session))
    token = letIn
    return askPlatform(() => platform.sign(request, letIn, session), asking)
  }
  const session: Session = {
    settings,
    asOf,
    day,
    timeZone,
    signal,
    has: (name) => secrets.has(name),
    secret(name) {
      const value = secrets.get(name)
      if (value === undefined) throw new ReadFault({ kind: 'access', said: `${name} is missing` })
      return value
    },
    async keep(name, value) {
      if (secrets.get(name) === value) return
      await keepSecret(name, value)
      secrets.set(name, value)
    },
    askPlainly: plainly,
    async ask(request) {
      const said = await signed(request)
      if ('answer' in said) return said.answer
      if (said.refusal.kind !== 'expired') throw new ReadFault(said.refusal)
      token = undefined
      const again = await signed(request)
      if ('answer' in again) return again.answer
      throw new ReadFault(again.refusal)
    },
  }
  return session
}
