/** Runs work in lanes: one at a time in each, in the order given, and so many in all. */
export type Lanes = {
  run<Done>(lane: string, work: () => Promise<Done>): Promise<Done>
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>
}

type Waiting = { lane: string; start: () => void }

/** `atOnce` bounds the work of all lanes together. */
export function createLanes(atOnce: number): Lanes {
  const busy = new Set<string>()
  const waiting: Waiting[] = []
  const all = new Set<Promise<void>>()

  const startNext = () => {
    for (const next of [...waiting]) {
      if (busy.size >= atOnce) return
      if (busy.has(next.lane)) continue
      busy.add(next.lane)
      waiting.splice(waiting.indexOf(next), 1)
      next.start()
    }
  }
  const turn = async <Done>(lane: string, work: () => Promise<Done>): Promise<Done> => {
    await new Promise<void>((start) => {
      waiting.push({ lane, start })
      startNext()
    })
    try {
      return await work()
    } finally {
      busy.delete(lane)
      startNext()
    }
  }
  return {
    run(lane, work) {
      const done = turn(lane, work)
      const settled = done.catch(() => undefined).then(() => void all.delete(settled))
      all.add(settled)
      return done
    },
    async idle() {
      while (all.size > 0) await Promise.all(all)
    },
  }
}
