/** Statements over parts of the data that run at the same time: many of them take one core, and each holds its own memory. */
const atOnce = 2

/**
 * Does the work for each part, in order, two at a time. After a failure, or when the signal fires, no further part is begun;
 * what runs is waited for, and the first failure is thrown.
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
        signal?.throwIfAborted()
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
