/**
 * Where a piece of JSON ends in the bytes of a text, exactly as `JSON.parse` reads it, without making anything of it. `wrong` is
 * given for what is no JSON.
 */
export const wrong = -1

const quote = 34
const comma = 44
const minus = 45
const point = 46
const zero = 48
const colon = 58
const backslash = 92
export const openList = 91
const closeList = 93
export const openObject = 123
const closeObject = 125

/** Bytes that stand for themselves in a text: all but control characters, the quote and the backslash. */
const ordinary = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte >= 32 && byte !== quote && byte !== backslash),
)
const words = ['true', 'false', 'null'].map((word) => Buffer.from(word))

/** Reads a value from its first byte; gives where it ends, or `wrong`. `name` is where the name of its field begins. */
export type ReadValue = (bytes: Uint8Array, at: number, depth: number, name: number) => number

/** The end of any value that stands no more than `depth` levels deep. */
export function endOfValue(bytes: Uint8Array, at: number, depth: number): number {
  switch (bytes[at]) {
    case quote:
      return endOfText(bytes, at)
    case openObject:
      return endOfObject(bytes, at, depth, endOfValue)
    case openList:
      return endOfList(bytes, at, depth, endOfValue)
    default:
      return isDigit(bytes[at]) || bytes[at] === minus ? endOfNumber(bytes, at) : endOfWord(bytes, at)
  }
}

export function endOfObject(bytes: Uint8Array, at: number, depth: number, read: ReadValue): number {
  let next = endOfSpace(bytes, at + 1)
  if (bytes[next] === closeObject) return next + 1
  while (depth > 0) {
    const name = next
    const colonAt = endOfSpace(bytes, endOfText(bytes, name))
    if (bytes[colonAt] !== colon) return wrong
    const end = endOfSpace(bytes, read(bytes, endOfSpace(bytes, colonAt + 1), depth - 1, name))
    if (bytes[end] === closeObject) return end + 1
    if (bytes[end] !== comma) return wrong
    next = endOfSpace(bytes, end + 1)
  }
  return wrong
}

export function endOfList(bytes: Uint8Array, at: number, depth: number, read: ReadValue): number {
  let next = endOfSpace(bytes, at + 1)
  if (bytes[next] === closeList) return next + 1
  while (depth > 0) {
    const end = endOfSpace(bytes, read(bytes, next, depth - 1, wrong))
    if (bytes[end] === closeList) return end + 1
    if (bytes[end] !== comma) return wrong
    next = endOfSpace(bytes, end + 1)
  }
  return wrong
}

export function endOfText(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote) return wrong
  let next = at + 1
  for (;;) {
    while (ordinary[bytes[next] as number] === 1) next++
    if (bytes[next] === quote) return next + 1
    const length = bytes[next] === backslash ? lengthOfEscape(bytes, next + 1) : 0
    if (length === 0) return wrong
    next += length
  }
}

/** The end of white space; what is wrong already stays so. */
export function endOfSpace(bytes: Uint8Array, at: number): number {
  let next = at
  while (bytes[next] === 32 || bytes[next] === 10 || bytes[next] === 13 || bytes[next] === 9) next++
  return next
}

function lengthOfEscape(bytes: Uint8Array, at: number): number {
  const letter = bytes[at]
  if (letter === undefined) return 0
  if (letter !== 117) return '"\\/bfnrt'.includes(String.fromCharCode(letter)) ? 2 : 0
  const isHex = (byte: number) => /[0-9a-f]/i.test(String.fromCharCode(byte))
  const digits = bytes.subarray(at + 1, at + 5)
  return digits.length === 4 && digits.every(isHex) ? 6 : 0
}

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= zero && byte < zero + 10

function endOfDigits(bytes: Uint8Array, at: number): number {
  let next = at
  while (isDigit(bytes[next])) next++
  return next === at ? wrong : next
}

function endOfNumber(bytes: Uint8Array, at: number): number {
  const begin = bytes[at] === minus ? at + 1 : at
  let next = bytes[begin] === zero ? begin + 1 : endOfDigits(bytes, begin)
  if (bytes[next] === point) next = endOfDigits(bytes, next + 1)
  if (bytes[next] !== 69 && bytes[next] !== 101) return next
  const hasSign = bytes[next + 1] === 43 || bytes[next + 1] === minus
  return endOfDigits(bytes, next + (hasSign ? 2 : 1))
}

function endOfWord(bytes: Uint8Array, at: number): number {
  const word = words.find((one) => one.every((byte, i) => bytes[at + i] === byte))
  return word ? at + word.length : wrong
}
