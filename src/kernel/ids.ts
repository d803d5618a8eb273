import { randomFillSync } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Random bytes are asked of the system for many texts at once. */
const chances = Buffer.alloc(4096)
let used = chances.length

/** A new id: prefix, then 24 characters that sort by the time they were made: "imp_01jd…". */
export function newId(prefix: string, now = Date.now()): string {
  let time = ''
  for (let left = now, i = 0; i < 10; i++, left = Math.floor(left / 32)) time = alphabet[left % 32] + time
  return `${prefix}_${time}${randomText(14)}`
}

/** Five random bits for each character. */
export function randomText(length: number): string {
  if (used + length > chances.length) {
    randomFillSync(chances)
    used = 0
  }
  let text = ''
  for (const end = used + length; used < end; used++) text += alphabet[(chances[used] ?? 0) & 31]
  return text
}
