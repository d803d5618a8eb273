import { randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new id: prefix, then 24 characters that sort by the time they were made: "imp_01jd…". */
export function newId(prefix: string, now = Date.now()): string {
  let time = ''
  for (let left = now, i = 0; i < 10; i++, left = Math.floor(left / 32)) time = alphabet[left % 32] + time
  const chance = Array.from(randomBytes(14), (byte) => alphabet[byte & 31]).join('')
  return `${prefix}_${time}${chance}`
}
