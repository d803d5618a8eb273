/** Whether one more may come from an address. */
export type AnswerLimit = (address: string, now?: number) => boolean

const mostAddresses = 20_000

/**
 * So many a minute from each address, beside the limit of all requests. Counts are kept in memory, of the addresses that came
 * last; one that is forgotten begins anew.
 */
export function createAnswerLimit(perMinute: number): AnswerLimit {
  const seen = new Map<string, { since: number; times: number }>()
  return (address, now = Date.now()) => {
    const known = seen.get(address)
    const count = known && now - known.since < 60_000 ? known : { since: now, times: 0 }
    count.times++
    seen.delete(address)
    seen.set(address, count)
    const [oldest] = seen.keys()
    if (seen.size > mostAddresses && oldest !== undefined) seen.delete(oldest)
    return count.times <= perMinute
  }
}
