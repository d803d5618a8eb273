import type { Backlog } from './backlog.ts'
import type { Consent } from './consent.ts'
import { retryDelayMs } from './delay.ts'
import type { Message } from './message.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store.ts'
import { openVisitor } from './visitor.ts'

const gatherMs = 2000
const timeoutMs = 20_000
/** Browsers refuse to send more for a page that has gone. */
const keepaliveChars = 20_000

/** Sends the backlog: every few seconds, one tab at a time, until the server has said that it has it. */
export function openSender({ key, base }: Settings, store: Store, backlog: Backlog, consent: () => Consent) {
  /** What this page has made, and what is on its way just now. */
  const own = new Set<string>()
  let underWay = new Map<string, Message>()
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const post = (path: string, body: string, credentials: RequestCredentials) =>
    fetch(base + path, {
      method: 'POST',
      body,
      credentials,
      keepalive: body.length <= keepaliveChars,
      signal: AbortSignal.timeout?.(timeoutMs),
    })
  const visitor = openVisitor(
    store,
    () => consent() === 'full',
    (body) => post('/v1/visitor', JSON.stringify({ writeKey: key, ...body }), 'include'),
  )
  const waitMs = () => Number(store.get('wait') ?? 0) - Date.now()
  const idle = () => consent() === 'none' || navigator.onLine === false

  /** What a batch looks like on the wire; only events made with full consent carry the id. */
  const bodyOf = (events: Map<string, Message>) => {
    const batch = Array.from(events.values(), (event) =>
      event.context.consent === 'full' ? { ...event, anonymousId: visitor.idNow() } : event,
    )
    return JSON.stringify({ batch, writeKey: key, sentAt: new Date().toISOString() })
  }

  /** Sends once; answers whether to go on. */
  const sendNext = async (): Promise<boolean> => {
    underWay = backlog.batch(backlog.names())
    if (underWay.size === 0 || idle() || waitMs() > 0) return false
    const mode = consent()
    const refused = mode === 'full' ? await visitor.confirm() : undefined
    if (consent() !== mode) return true
    const answer = refused ?? (await post('/v1/batch', bodyOf(underWay), 'omit'))
    if (refused || /408|429|5../.test(String(answer.status))) {
      later(answer.headers.get('retry-after'))
      return false
    }
    // Whatever else the server says, it will not say otherwise the next time.
    backlog.remove(underWay.keys())
    failures = 0
    return true
  }
  const later = (retryAfter: string | null) =>
    store.set('wait', String(Date.now() + retryDelayMs(failures++, retryAfter, Date.now(), Math.random())))

  const sendAll = async () => {
    if (underWay.size > 0) return
    try {
      while (await sendNext());
    } catch {
      if (!idle()) later(null)
    }
    underWay = new Map()
  }
  const flush = async () => {
    clearTimeout(timer)
    timer = undefined
    if (idle()) return
    const locks = navigator.locks
    await (locks
      ? locks.request(`millpond ${key}`, { ifAvailable: true }, (lock) => (lock ? sendAll() : undefined))
      : sendAll())
    if (backlog.names().length > 0) soon()
  }
  /** Sends in two seconds, or when the server is ready again. */
  const soon = () => {
    timer ??= setTimeout(flush, Math.max(gatherMs, waitMs()))
  }

  return {
    forget: visitor.forget,
    flush,
    add(message: Message) {
      const name = backlog.add(message)
      if (name) own.add(name)
      soon()
    },
    /**
     * Hands what this page has made to the browser, which sends it when the page has gone. While the server is away it stays
     * for the next page.
     */
    handOver() {
      if (idle() || waitMs() > 0) return
      for (;;) {
        const events = backlog.batch(backlog.names().filter((name) => own.has(name) && !underWay.has(name)))
        if (events.size === 0) return
        const body = bodyOf(events)
        backlog.remove(events.keys())
        // A beacon carries cookies, which are an id, too.
        if (consent() !== 'full' || !navigator.sendBeacon(`${base}/v1/batch`, body))
          post('/v1/batch', body, 'omit').catch(() => undefined)
      }
    },
  }
}
