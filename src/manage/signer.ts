import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Signs what others carry about, so that nobody makes one up. */
export type Signer = {
  /** The text with what proves it. `purpose` keeps what was signed for one thing from counting for another. */
  sign(purpose: string, text: string): string
  /** The text again; undefined for what was not signed here, or not for this. */
  verify(purpose: string, signed: string): string | undefined
  /** Sixteen bytes, as hex, that follow from a text and tell nothing of it. */
  digest(purpose: string, text: string): string
}

const longest = 400

/** HMAC-SHA-256, cut to 128 bits, with a key that is made of the server's secret. */
export function createSigner(secret: string): Signer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'millpond signed addresses', 32))
  const mac = (purpose: string, text: string) =>
    createHmac('sha256', key).update(purpose).update('\0').update(text).digest().subarray(0, 16)
  return {
    sign: (purpose, text) => `${text}.${mac(purpose, text).toString('base64url')}`,
    verify(purpose, signed) {
      const dot = signed.lastIndexOf('.')
      if (dot < 1 || signed.length > longest) return undefined
      const text = signed.slice(0, dot)
      const given = Buffer.from(signed.slice(dot + 1), 'base64url')
      const right = mac(purpose, text)
      return given.length === right.length && timingSafeEqual(given, right) ? text : undefined
    },
    digest: (purpose, text) => mac(purpose, text).toString('hex'),
  }
}
