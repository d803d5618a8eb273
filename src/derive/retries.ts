/** Brands whose rebuild failed, each waiting for its next try. */
export type Retries = {
  /** A rebuild of the brand failed: it is tried again, later each time. */
  failed(brand: string): void
  /** A rebuild of the brand begins, so the try that was due later is not needed. */
  begins(brand: string): void
  /** The brand is rebuilt, or is no more. */
  settled(brand: string): void
  /** Ends all waiting. */
  close(): void
}

/** Soon at first, as most failures pass; then seldom, as a full disk is not made empty by trying. The last holds from then on. */
const delaysMs: readonly number[] = [5_000, 30_000, 120_000, 600_000]

/** Calls `again` with the brand when its next try is due. The delays are given in tests. */
export function createRetries(again: (brand: string) => void, delays: readonly number[] = delaysMs): Retries {
  const failures = new Map<string, number>()
  const waiting = new Map<string, NodeJS.Timeout>()
  const begins = (brand: string) => {
    clearTimeout(waiting.get(brand))
    waiting.delete(brand)
  }
  return {
    failed(brand) {
      begins(brand)
      const before = failures.get(brand) ?? 0
      failures.set(brand, before + 1)
      const delay = delays[Math.min(before, delays.length - 1)]
      waiting.set(brand, setTimeout(again, delay, brand).unref())
    },
    begins,
    settled(brand) {
      begins(brand)
      failures.delete(brand)
    },
    close() {
      for (const timer of waiting.values()) clearTimeout(timer)
      waiting.clear()
    },
  }
}
