import { removeSegmentFile } from './segment-files.ts'

/** The file of the next segment, made while the one before it is written, so that no event waits for it. */
export type SpareSegment = {
  /** Begins to make one where there is none. It does not matter if that fails: the next segment makes its own, then. */
  prepare(zeros: number): void
  /** Gives the path of the file away; undefined where it is not ready. */
  take(): string | undefined
  /** Gives the room on the disk back. Says whether there may have been some. */
  drop(): Promise<boolean>
}

export function createSpareSegment(make: (zeros: number) => Promise<string>): SpareSegment {
  let making: Promise<void> | undefined
  let ready: string | undefined
  const take = () => {
    const taken = ready
    ready = undefined
    return taken
  }
  return {
    prepare(zeros) {
      if (ready || making) return
      making = make(zeros)
        .then(
          (path) => {
            ready = path
          },
          () => undefined,
        )
        .finally(() => {
          making = undefined
        })
    },
    take,
    async drop() {
      if (!ready && !making) return false
      await making
      const dropped = take()
      if (dropped) await removeSegmentFile(dropped)
      return true
    },
  }
}
