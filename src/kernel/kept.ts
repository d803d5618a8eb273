import { Problem } from './errors.ts'

type Work<Answer> = (signal: AbortSignal) => Promise<Answer>
type Entry<Answer> = { answer: Promise<Answer>; until: number; waiting: number; isDone: boolean; stop: AbortController }

/** Answers that take long, each kept for a while under a text that says all it depends on. */
export type Kept<Answer> = {
  /** The answer that is kept or being worked out, or a new one. Work ends where everybody who waited for it has gone. */
  get(key: string, work: Work<Answer>, signal?: AbortSignal): Promise<Answer>
}

type Options<Answer> = {
  ms: number
  /** So many are kept; the oldest goes first. */
  most: number
  /** What is not worth keeping is worked out again the next time. */
  isKept?: (answer: Answer) => boolean
  clock?: () => number
}

export function createKept<Answer>({ ms, most, isKept = () => true, clock = Date.now }: Options<Answer>): Kept<Answer> {
  const entries = new Map<string, Entry<Answer>>()
  const begin = (key: string, work: Work<Answer>): Entry<Answer> => {
    const stop = new AbortController()
    const entry: Entry<Answer> = { answer: work(stop.signal), until: clock() + ms, waiting: 0, isDone: false, stop }
    const forget = () => entries.get(key) === entry && entries.delete(key)
    entry.answer.then(
      (answer) => {
        entry.isDone = true
        if (!isKept(answer)) forget()
      },
      () => {
        entry.isDone = true
        forget()
      },
    )
    entries.delete(key)
    entries.set(key, entry)
    const [oldest] = entries.keys()
    if (entries.size > most && oldest !== undefined) entries.delete(oldest)
    return entry
  }
  return {
    get(key, work, signal) {
      if (signal?.aborted) return Promise.reject(new Problem('cancelled'))
      const there = entries.get(key)
      const entry = there && there.until > clock() && !there.stop.signal.aborted ? there : begin(key, work)
      return entry.isDone || !signal ? withoutLeaving(entry) : untilGone(entry, signal)
    },
  }
}

/** Waits to the end. */
function withoutLeaving<Answer>(entry: Entry<Answer>): Promise<Answer> {
  entry.waiting++
  return entry.answer
}

/** Waits until the answer is there or the caller has gone; the last one who goes ends the work. */
function untilGone<Answer>(entry: Entry<Answer>, signal: AbortSignal): Promise<Answer> {
  entry.waiting++
  return new Promise((resolve, reject) => {
    const leave = () => {
      entry.waiting--
      if (entry.waiting === 0 && !entry.isDone) entry.stop.abort()
      reject(new Problem('cancelled'))
    }
    signal.addEventListener('abort', leave, { once: true })
    entry.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
