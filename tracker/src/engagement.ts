const idleMs = 30_000

/** Counts the time in which the page is visible and the person was active within the last 30 seconds. Times in milliseconds. */
export function startEngagement(now: number, visible: boolean) {
  let engagedMs = 0
  let countedTo = now
  let activeAt = now

  const count = (at: number) => {
    if (visible) engagedMs += Math.max(0, Math.min(at, activeAt + idleMs) - countedTo)
    countedTo = at
  }
  return {
    /** The person did something, to which coming back to the page and leaving it belong: `shown` says which. */
    act(at: number, shown = visible) {
      count(at)
      visible = shown
      activeAt = at
    },
    /** The engaged seconds since they were last taken, in tenths. */
    take(at: number): number {
      count(at)
      const tenths = Math.round(engagedMs / 100)
      engagedMs -= tenths * 100
      return tenths / 10
    },
  }
}
