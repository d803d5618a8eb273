/** What a file is by its bytes. */
export type Media = { kind: 'video' | 'picture' | 'text'; type: string }

/** Types that a browser may display. Everything else may hold scripts, and is only handed out to be saved. */
const shownTypes = new Set([
  ...['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'],
  ...['video/mp4', 'video/quicktime', 'video/webm', 'text/plain'],
])

/** Whether a browser may display a file of this type. */
export const isShownType = (type: string): boolean => shownTypes.has(type)

/** So many bytes from the beginning tell what a file is. */
export const headBytes = 4096

const picture = (type: string): Media => ({ kind: 'picture', type })
const video = (type: string): Media => ({ kind: 'video', type })

/** Marks at the beginning of a file; `at` is how many bytes come before. */
const marks: readonly { at: number; bytes: string; media: Media }[] = [
  { at: 0, bytes: '\xff\xd8\xff', media: picture('image/jpeg') },
  { at: 0, bytes: '\x89PNG\r\n\x1a\n', media: picture('image/png') },
  { at: 0, bytes: 'GIF87a', media: picture('image/gif') },
  { at: 0, bytes: 'GIF89a', media: picture('image/gif') },
  { at: 0, bytes: '%PDF-', media: { kind: 'text', type: 'application/pdf' } },
]

/** Brands of the ISO base media format (ISO/IEC 14496-12); those of pictures come first, since a picture names general ones, too. */
const isoBrands: readonly (readonly [RegExp, Media])[] = [
  [/^(avif|avis)$/, picture('image/avif')],
  [/^qt {2}$/, video('video/quicktime')],
  [/^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V |M4VH|M4VP|f4v |MSNV|3gp\d|cmfc)$/, video('video/mp4')],
]

/**
 * What a file is, by its first bytes and never by its name. Undefined for what the library does not take. Pages and drawings that may
 * hold scripts (HTML, SVG, XML) are texts that are only handed out to be saved.
 */
export function mediaOf(head: Uint8Array): Media | undefined {
  const latin = Buffer.from(head).toString('latin1')
  const marked = marks.find(({ at, bytes }) => latin.startsWith(bytes, at))
  if (marked) return marked.media
  if (latin.startsWith('RIFF') && latin.startsWith('WEBP', 8)) return picture('image/webp')
  if (latin.startsWith('\x1aE\xdf\xa3')) return latin.includes('webm') ? video('video/webm') : undefined
  if (latin.startsWith('ftyp', 4)) return isoMedia(latin)
  return textMedia(head)
}

function isoMedia(latin: string): Media | undefined {
  const size = Math.min(latin.length, Math.max(16, latin.charCodeAt(2) * 256 + latin.charCodeAt(3)))
  const brands = [latin.slice(8, 12)]
  for (let at = 16; at + 4 <= size; at += 4) brands.push(latin.slice(at, at + 4))
  for (const [known, media] of isoBrands) if (brands.some((brand) => known.test(brand))) return media
  return undefined
}

/** Scripts may stand in what begins so, after a mark of the order of bytes, spaces or a comment. */
const active = /^\s*(<!--[\s\S]*?-->\s*)*<(\?xml|!doctype|html|head|body|script|svg|iframe|[a-z][\w:-]*[\s>/])/i

function textMedia(head: Uint8Array): Media | undefined {
  const text = readText(head)
  if (text === undefined) return undefined
  const isSvg = /<svg[\s>]/i.test(text) && active.test(text)
  if (isSvg) return { kind: 'text', type: 'image/svg+xml' }
  if (active.test(text)) return { kind: 'text', type: 'text/html' }
  return { kind: 'text', type: 'text/plain' }
}

/** The head as UTF-8; undefined for other bytes. The last character may be cut off. */
function readText(head: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text holds.
    return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
