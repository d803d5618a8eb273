/** Bytes that a request asks for, both ends counted; `whole` where it names none, or several, which need not be answered apart. */
export type AskedRange = { start: number; end: number } | 'whole' | 'none'

/** What a Range header asks of a file of so many bytes (RFC 9110); `none` where the file does not reach so far. */
export function askedRange(header: string | undefined, bytes: number): AskedRange {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === '' && last === '') return 'whole'
  if (first === '') {
    const length = Math.min(Number(last), bytes)
    return length > 0 ? { start: bytes - length, end: bytes - 1 } : 'none'
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return 'whole'
  if (start >= bytes) return 'none'
  return { start, end: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1) }
}
