import { attempt } from './guard.ts'
import type { Message } from './message.ts'
import type { Store } from './store.ts'

const mostEvents = 200
const eventChars = 32_000
/** Browsers send at most 64 KB for a page that has gone, and a character has up to three bytes. */
const batchChars = 20_000
const batchEvents = 50

/**
 * Events that wait to be sent, each under a name of its own, so that tabs never overwrite each other's. When it is full, new events are
 * left out: those that wait begin the visit and say where it came from.
 */
export function openBacklog(store: Store) {
  let serial = 1000
  const names = () =>
    store
      .names()
      .filter((name) => /^e\d/.test(name))
      .sort()
  return {
    names,
    /** Keeps an event and answers its name; nothing where it is too large, or too many wait. */
    add(message: Message): string | undefined {
      const text = JSON.stringify(message)
      if (text.length > eventChars || names().length >= mostEvents) return undefined
      const name = `e${Date.now()}.${serial++}.${message.messageId}`
      store.set(name, text)
      return name
    },
    /** The first of these events that go into one batch, by name. What cannot be read is removed. */
    batch(candidates: readonly string[]): Map<string, Message> {
      const found = new Map<string, Message>()
      let chars = 0
      for (const name of candidates) {
        const text = store.get(name) ?? ''
        chars += text.length
        if (found.size >= batchEvents || (found.size > 0 && chars > batchChars)) break
        const message: Message | undefined = attempt(() => JSON.parse(text))
        if (message) found.set(name, message)
        else store.remove(name)
      }
      return found
    },
    remove(done: Iterable<string>) {
      for (const name of done) store.remove(name)
    },
  }
}

export type Backlog = ReturnType<typeof openBacklog>
