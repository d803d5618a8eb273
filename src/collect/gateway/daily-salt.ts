import { hash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Tells visitors without consent apart for a day, and not longer: from the address and the browser with a salt that is thrown away
 * when its day (UTC) is over and the visits that were under way then have ended. So midnight cuts none, and of the same visitor
 * nothing is known the day after. A restart around midnight does cut them: who is under way is kept in memory alone.
 */
export type DailyIds = {
  idOf(visitor: Visitor, now: Date): string
  /** Throws away what is over by now: to be called now and then, since a night may have no visitor. */
  throwAway(now: Date): void
}

type Visitor = { brand: string; ip: string; userAgent: string }
type Salt = { day: string; salt: string }

/** A visit has ended when nothing came for so long. */
const visitMs = 30 * 60_000
const dayMs = 86_400_000
/** Visitors who are remembered over a midnight, about 100 bytes each. */
const mostUnderWay = 200_000

/** The salt outlives a restart in a file of the directory, and a day in none. */
export function createDailyIds(directory: string): DailyIds {
  const path = join(directory, 'salt')
  let current = kept(path)
  const goesOn = visitsOverMidnight()
  const throwAway = (now: Date) => {
    goesOn.throwAway(now)
    if (!current || current.day === dayOf(now)) return
    goesOn.dayEnded(current, now)
    current = undefined
    rmSync(path, { force: true })
  }
  const today = (now: Date): Salt => {
    const made = { day: dayOf(now), salt: randomBytes(16).toString('hex') }
    writeFileSync(`${path}.new`, JSON.stringify(made), { mode: 0o600 })
    renameSync(`${path}.new`, path)
    return made
  }
  return {
    throwAway,
    idOf(visitor, now) {
      throwAway(now)
      current ??= today(now)
      const before = goesOn.idOf(visitor, now)
      if (before) return before
      const id = idWith(current, visitor)
      goesOn.seen(id, now)
      return id
    },
  }
}

/** Visits that are under way while a day ends: they keep the id of the day on which they began. */
function visitsOverMidnight() {
  const lastSeen = new Map<string, number>()
  let before: Salt | undefined
  let latest = 0
  const note = (id: string, now: number) => {
    if (lastSeen.has(id) || lastSeen.size < mostUnderWay) lastSeen.set(id, now)
    latest = now
  }
  const throwAway = (now: Date) => {
    if (!before || now.getTime() - latest <= visitMs) return
    before = undefined
    lastSeen.clear()
  }
  return {
    throwAway,
    dayEnded(ended: Salt, now: Date) {
      before = ended
      throwAway(now)
    },
    /** The id of a visitor whose visit began on the day before and goes on; undefined for any other. */
    idOf(visitor: Visitor, now: Date): string | undefined {
      if (!before) return undefined
      const id = idWith(before, visitor)
      const last = lastSeen.get(id)
      if (last === undefined || now.getTime() - last > visitMs) return undefined
      note(id, now.getTime())
      return id
    },
    /** Remembers who is there when a day is about to end. */
    seen(id: string, now: Date) {
      if (dayMs - (now.getTime() % dayMs) <= visitMs) note(id, now.getTime())
    },
  }
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10)
}

function idWith({ salt }: Salt, { brand, ip, userAgent }: Visitor): string {
  return `day-${hash('sha256', [salt, brand, ip, userAgent].join('\n'), 'hex').slice(0, 32)}`
}

/** Whether an id was made here: whose it is, is told by the likeness of address and browser, and stated by nobody. */
export function isDayId(id: string): boolean {
  return new RegExp(dayId).test(id)
}

/** Such an id as a regular expression, for statements of the warehouse, too. */
export const dayId = '^day-[0-9a-f]{32}$'

function kept(path: string): Salt | undefined {
  if (!existsSync(path)) return undefined
  const [, day, salt] = /^\{"day":"([\d-]{10})","salt":"([0-9a-f]{32})"\}$/.exec(readFileSync(path, 'utf8')) ?? []
  return day && salt ? { day, salt } : undefined
}
