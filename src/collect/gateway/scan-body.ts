import { endOfList, endOfObject, endOfSpace, endOfText, endOfValue, openList, openObject, wrong } from './json-text.ts'

/** What a body says of itself, as far as it is looked at before it is acknowledged. */
export type Scanned = {
  /** The field of this name, where it is text; empty otherwise. */
  writeKey: string
  /** How many are in the list of this name; 0 where there is none. */
  batch: number
}

/** How deep objects and lists may stand in each other. */
export const deepest = 100

/**
 * Checks that a body is an object of JSON, without making it: to make the objects of twenty events, and to throw them away, takes
 * longer than all else that is done before they are acknowledged. Undefined where it is none, or deeper than `deepest`.
 */
export function scanBody(body: Buffer): Scanned | undefined {
  const scanned: Scanned = { writeKey: '', batch: 0 }
  // Of two fields of the same name the last one counts.
  const read = (bytes: Uint8Array, at: number, depth: number, name: number): number => {
    const field = textAt(body, name)
    if (field === 'batch') {
      scanned.batch = 0
      if (bytes[at] === openList) return endOfList(bytes, at, depth, countedValue(scanned))
    }
    const end = endOfValue(bytes, at, depth)
    if (field === 'writeKey' && end !== wrong) scanned.writeKey = textAt(body, at)
    return end
  }
  const begin = endOfSpace(body, 0)
  if (body[begin] !== openObject) return undefined
  const end = endOfSpace(body, endOfObject(body, begin, deepest, read))
  return end === body.length ? scanned : undefined
}

function countedValue(scanned: Scanned): typeof endOfValue {
  return (bytes, at, depth) => {
    scanned.batch++
    return endOfValue(bytes, at, depth)
  }
}

/** The text that begins here; empty for another value. */
function textAt(body: Buffer, at: number): string {
  const end = endOfText(body, at)
  return end === wrong ? '' : JSON.parse(body.toString('utf8', at, end))
}
