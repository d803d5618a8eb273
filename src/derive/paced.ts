/** Passes requests on, those of one brand at most once in so long; the last one always comes through. */
export function paced(
  request: (brand: string) => void,
  everyMs: number,
): { request(brand: string): void; close(): void } {
  const waiting = new Map<string, NodeJS.Timeout>()
  const last = new Map<string, number>()
  return {
    request(brand) {
      if (waiting.has(brand)) return
      const due = Math.max(0, (last.get(brand) ?? Number.NEGATIVE_INFINITY) + everyMs - Date.now())
      const pass = () => {
        waiting.delete(brand)
        last.set(brand, Date.now())
        request(brand)
      }
      waiting.set(brand, setTimeout(pass, due).unref())
    },
    close() {
      for (const timer of waiting.values()) clearTimeout(timer)
    },
  }
}
