import { isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'
import iconv from 'iconv-lite'

export type Decoder = { write(bytes: Buffer): string; end(): string }

/** Stands for what could not be decoded: a lone surrogate, which no text holds. */
const undecodable = '\uDFFF'
const replacement = '\uFFFD'

/** Encodings that chardet may name. Others it knows are rare in exports, and mistaken for these on short files. */
const singleByte = new Set(['windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254'])
const multiByte = new Set(['GB18030', 'Big5', 'Shift_JIS', 'EUC-KR', 'EUC-JP'])

/**
 * The encoding of a file by its first bytes; undefined where they are no text.
 * @param complete whether these are all bytes of the file
 */
export function detectEncoding(head: Buffer, complete: boolean): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (zerosIn(head) > head.length * fewZeros) return utf16WithoutMark(head)
  const whole = complete ? head : head.subarray(0, endOfUtf8(head))
  if (isUtf8(whole) || isMostlyUtf8(whole)) return 'utf-8'
  return guess(whole)
}

/** Text of single bytes has none but strays of the program that wrote it. */
const fewZeros = 0.01

function zerosIn(bytes: Buffer): number {
  let zeros = 0
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) zeros++
  return zeros
}

/** Separators and digits have a zero byte in UTF-16, always on the same side. */
function utf16WithoutMark(head: Buffer): string | undefined {
  const zeros = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > 20 * even) return 'utf-16le'
  if (even > 20 * odd) return 'utf-16be'
  return undefined
}

/** Whether whole characters of UTF-8 outnumber the bytes that are none: a UTF-8 file with some foreign lines. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const decoded = bytes.toString('utf8')
  let wrong = 0
  let right = 0
  for (let i = 0; i < decoded.length; i++) {
    const unit = decoded.charCodeAt(i)
    if (unit === 0xfffd) wrong++
    else if (unit > 0x7f) right++
  }
  return right > wrong
}

/** At least this share of the lines with accents or letters of other scripts is UTF-8, in a file that is not. */
const mixedShare = 0.1

/** Whether some lines are UTF-8 and others are not: no one encoding reads all of them right. */
export function isMixed(head: Buffer): boolean {
  let [right, wrong] = [0, 0]
  for (let from = 0; from < head.length; ) {
    const newline = head.indexOf(0x0a, from)
    const line = head.subarray(from, newline < 0 ? endOfUtf8(head) : newline)
    from = newline < 0 ? head.length : newline + 1
    if (line.every((byte) => byte < 0x80)) continue
    if (isUtf8(line)) right++
    else wrong++
  }
  return right > 0 && wrong > 0 && right >= (right + wrong) * mixedShare
}

/** Letters of East Asia take two high bytes side by side; the accents of Europe stand alone. */
function guess(bytes: Buffer): string {
  let high = 0
  let paired = 0
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue
    high++
    if ((bytes[i + 1] ?? 0) >= 0x80 || (bytes[i - 1] ?? 0) >= 0x80) paired++
  }
  const family = paired > high * 0.6 ? multiByte : singleByte
  const named = analyse(bytes).map(({ name }) => (name.startsWith('ISO-8859-1') ? 'windows-1252' : name))
  const found = named.find((name) => family.has(name)) ?? (family === multiByte ? 'GB18030' : 'windows-1252')
  return family === multiByte && isChinese(bytes, found) ? 'GB18030' : found
}

/** Letters from which on a short text is not Korean by chance. */
const enoughKorean = 8

/**
 * Whether every letter is one of GB 2312, the Chinese of every day, and nothing speaks for another language. By their
 * statistics a few names in Chinese are taken for Japanese or Korean.
 */
function isChinese(bytes: Buffer, found: string): boolean {
  let [letters, korean, kana] = [0, 0, 0]
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    const second = bytes[++i] ?? 0
    if (lead < 0xa1 || lead > 0xf7 || second < 0xa1 || second === 0xff) return false
    letters++
    if (lead >= 0xb0 && lead <= 0xc8) korean++
    if (lead === 0xa4 || lead === 0xa5) kana++
  }
  if (found === 'EUC-JP') return kana === 0
  return found !== 'EUC-KR' || letters < enoughKorean || korean < letters
}

/**
 * A streaming decoder, without the byte order mark and without zero characters, which no one sees and no JSON may hold.
 * What cannot be decoded becomes a lone surrogate, so that its line can be named.
 */
export function createDecoder(encoding: string): Decoder {
  const decoder = encoding === 'utf-8' ? utf8Decoder() : foreignDecoder(encoding)
  let begun = false
  const clean = (text: string) => {
    const visible = text.includes('\0') ? text.replaceAll('\0', '') : text
    if (begun || visible === '') return visible
    begun = true
    return visible.charCodeAt(0) === 0xfeff ? visible.slice(1) : visible
  }
  return { write: (bytes) => clean(decoder.write(bytes)), end: () => clean(decoder.end()) }
}

function utf8Decoder(): Decoder {
  let rest: Buffer = Buffer.alloc(0)
  return {
    write(bytes) {
      const all = rest.length ? Buffer.concat([rest, bytes]) : bytes
      const end = endOfUtf8(all)
      rest = Buffer.from(all.subarray(end))
      return decodeUtf8(all.subarray(0, end))
    },
    end: () => decodeUtf8(rest),
  }
}

/** A whole chunk at once where it is valid; else line by line, so that only the wrong lines are marked. */
function decodeUtf8(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  let text = ''
  for (let from = 0; from < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, from)
    const to = newline < 0 ? bytes.length : newline + 1
    const line = bytes.subarray(from, to)
    text += isUtf8(line) ? line.toString('utf8') : line.toString('utf8').replaceAll(replacement, undecodable)
    from = to
  }
  return text
}

function foreignDecoder(encoding: string): Decoder {
  const decoder = iconv.getDecoder(encoding, { stripBOM: false })
  // Broken UTF-16 is a lone surrogate as it stands; there U+FFFD is a character that the file holds.
  const mark = encoding.startsWith('utf-16')
    ? (text: string) => text
    : (text: string) => text.replaceAll(replacement, undecodable)
  return { write: (bytes) => mark(decoder.write(bytes)), end: () => mark(decoder.end() ?? '') }
}

/** Where the last whole character ends: up to three bytes of a begun one stay for the next chunk. */
function endOfUtf8(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte < 0xc0) continue
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return needs > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
