import { randomInt } from 'node:crypto'

/** No characters that look alike (0 o, 1 i l, u v) and no vowels, so that no code is a word. */
const alphabet = '23456789bcdfghjkmnpqrstwxyz'
const codeLength = 6

/** A new code of six characters, 387 million in all. Whether it is taken is for the registry to say. */
export function newLinkCode(): string {
  return Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('')
}

/** The ending of a short link that somebody chose: letters, digits and hyphens. */
export const slugPattern = /^[a-z0-9](?:[a-z0-9-]{1,58}[a-z0-9])$/

/** A code as it is kept: people type it in capitals, and with spaces around it. */
export function readLinkCode(text: string): string {
  return text.trim().toLowerCase()
}
