import { hash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Tells visitors without consent apart for a day, and never longer: from the address and the browser with a salt that is thrown
 * away when its day (UTC) is over. Of the same visitor nothing is known the day after.
 */
export type DailyIds = (visitor: { brand: string; ip: string; userAgent: string }, now: Date) => string

type Salt = { day: string; salt: string }

/** The salt outlives a restart in a file of the directory, and a day in none. */
export function createDailyIds(directory: string): DailyIds {
  const path = join(directory, 'salt')
  let current = kept(path)
  return ({ brand, ip, userAgent }, now) => {
    const day = now.toISOString().slice(0, 10)
    if (current?.day !== day) {
      current = { day, salt: randomBytes(16).toString('hex') }
      writeFileSync(`${path}.new`, JSON.stringify(current), { mode: 0o600 })
      renameSync(`${path}.new`, path)
    }
    return `day-${hash('sha256', [current.salt, brand, ip, userAgent].join('\n'), 'hex').slice(0, 32)}`
  }
}

function kept(path: string): Salt | undefined {
  if (!existsSync(path)) return undefined
  const [, day, salt] = /^\{"day":"([\d-]{10})","salt":"([0-9a-f]{32})"\}$/.exec(readFileSync(path, 'utf8')) ?? []
  return day && salt ? { day, salt } : undefined
}
