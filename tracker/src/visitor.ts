import { newId } from './message.ts'
import type { Store } from './store.ts'

const renewMs = 30 * 86_400_000

/**
 * The first-party id of this browser, as the server gave it and its cookie keeps it; a copy is in the store. `ask` posts to the
 * server's `/v1/visitor`; `wanted` says whether there may be an id.
 */
export function openVisitor(store: Store, wanted: () => boolean, ask: (body: object) => Promise<Response>) {
  const keep = (id: string, confirmedAt: number) => {
    store.set('id', id)
    store.set('seen', String(confirmedAt))
    return id
  }
  /** Tells the server to take its cookie back. */
  const forget = () => {
    ask({ forget: true }).catch(() => undefined)
  }
  return {
    forget,
    /** The id; one of our own where the server has not been asked yet, since the page ends before it could answer. */
    idNow: (): string => store.get('id') ?? keep(newId(), 0),
    /** Asks the server once, and again each month, as its cookie has an end. Answers the refusal, if it is one. */
    async confirm(): Promise<Response | undefined> {
      if (Number(store.get('seen') ?? 0) + renewMs > Date.now()) return undefined
      const known = store.get('id')
      const answer = await ask({ anonymousId: known })
      if (!answer.ok) return answer
      const { anonymousId } = (await answer.json()) as { anonymousId?: unknown }
      if (!wanted()) forget()
      else keep(String(anonymousId || known || newId()), Date.now())
      return undefined
    },
  }
}
