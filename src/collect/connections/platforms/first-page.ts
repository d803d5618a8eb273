import { ReadFault } from '../refusal.ts'

/** Where the last run stopped; from the beginning where the platform no longer knows that place. */
export function firstPage<Place, Page>(
  kept: Place | undefined,
  ask: (place: Place | undefined) => Promise<Page>,
): Promise<Page> {
  return ask(kept).catch((error: unknown) => {
    if (kept === undefined || !(error instanceof ReadFault) || error.kind !== 'refused') throw error
    return ask(undefined)
  })
}
