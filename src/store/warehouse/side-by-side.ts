import { Problem } from '../../kernel/errors.ts'

/** Statements over parts of the data that run at the same time: many of them take one core, and each holds its own memory. */
const atOnce = 2

/**
 * Does the work for each part, in order, two at a time. After a failure no further part is begun; what runs is waited for, and
 * the first failure is thrown. Throws `cancelled` before the next part when the signal has fired.
 */
export async function sideBySide<Part>(
  parts: Iterable<Part>,
  work: (part: Part) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = parts[Symbol.iterator]()
  let failed = false
  const lane = async () => {
    for (let next = waiting.next(); !next.done && !failed; next = waiting.next()) {
      try {
        if (signal?.aborted) throw new Problem('cancelled')
        await work(next.value)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, lane))
  for (const one of lanes) if (one.status === 'rejected') throw one.reason
}
