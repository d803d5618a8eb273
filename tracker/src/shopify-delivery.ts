import { retryDelayMs } from './delay.ts'
import type { Message } from './message.ts'

/** Shopify's way to the storage of the shop's page, from within the sandbox. */
export type PixelStorage = {
  getItem(name: string): Promise<string | null>
  setItem(name: string, value: string): Promise<unknown>
  removeItem(name: string): Promise<unknown>
}

const mostEvents = 50
const batchEvents = 20

/** Posts to the gateway; a sandbox has no origin of its own, and so no cookies. */
export const postTo = (base: string, path: string, body: object) =>
  fetch(base + path, { method: 'POST', body: JSON.stringify(body), credentials: 'omit', keepalive: true })

/** Sends events in order, and again until the server has them. `keep` says whether what waits may be kept in the browser. */
export function openDelivery(key: string, base: string, storage: PixelStorage, keep: () => boolean) {
  const name = `millpond ${key} pixel`
  const waiting: Message[] = []
  let failures = 0

  const write = async () => {
    if (waiting.length > 0 && keep()) await storage.setItem(name, JSON.stringify(waiting.slice(0, mostEvents)))
    else await storage.removeItem(name)
  }
  const pause = (retryAfter: string | null) =>
    new Promise((resolve) => setTimeout(resolve, retryDelayMs(failures++, retryAfter, Date.now(), Math.random())))

  const sendNext = async () => {
    const batch = waiting.slice(0, batchEvents)
    const sentAt = new Date().toISOString()
    const answer = await postTo(base, '/v1/batch', { batch, writeKey: key, sentAt }).catch(() => undefined)
    if (!answer || /408|429|5../.test(String(answer.status))) return pause(answer?.headers.get('retry-after') ?? null)
    failures = 0
    waiting.splice(0, batch.length)
    await write()
  }
  let sending = false
  const sendAll = async () => {
    if (sending) return
    sending = true
    while (waiting.length > 0) await sendNext()
    sending = false
  }
  return {
    /** Takes up what the page before could not send. */
    async resume() {
      const left = await storage.getItem(name)
      if (left) waiting.unshift(...(JSON.parse(left) as Message[]))
      await sendAll()
    },
    async add(message: Message) {
      if (waiting.length >= mostEvents) return
      waiting.push(message)
      await write()
      await sendAll()
    },
    /** Forgets what waits. */
    async clear() {
      waiting.length = 0
      await write()
    },
  }
}
