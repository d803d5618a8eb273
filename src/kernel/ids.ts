import { randomFillSync } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

const chanceLength = 14
/** Random bytes are asked of the system for many ids at once. */
const chances = Buffer.alloc(chanceLength * 256)
let used = chances.length

/** A new id: prefix, then 24 characters that sort by the time they were made: "imp_01jd…". */
export function newId(prefix: string, now = Date.now()): string {
  let time = ''
  for (let left = now, i = 0; i < 10; i++, left = Math.floor(left / 32)) time = alphabet[left % 32] + time
  if (used === chances.length) {
    randomFillSync(chances)
    used = 0
  }
  let chance = ''
  for (const end = used + chanceLength; used < end; used++) chance += alphabet[(chances[used] ?? 0) & 31]
  return `${prefix}_${time}${chance}`
}
