/** What a piece of work took: on the clock, and of the processor by this process, in which the engines are. */
export type Taken = { ms: number; processorMs: number }

/** The least that each of some pieces of work takes, in turns. */
export async function bestInTurns<const Works extends readonly (() => Promise<unknown>)[]>(
  rounds: number,
  ...works: Works
): Promise<{ [Place in keyof Works]: Taken }> {
  const best = works.map(() => ({ ms: Number.POSITIVE_INFINITY, processorMs: Number.POSITIVE_INFINITY }))
  for (let round = 0; round < rounds; round++)
    for (const [place, work] of works.entries()) {
      const { ms, processorMs } = await taken(work)
      const least = best[place] as Taken
      best[place] = { ms: Math.min(least.ms, ms), processorMs: Math.min(least.processorMs, processorMs) }
    }
  return best as { [Place in keyof Works]: Taken }
}

export async function taken(work: () => Promise<unknown>): Promise<Taken> {
  const [started, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: performance.now() - started, processorMs: (user + system) / 1000 }
}
