import { type App, appBrowser, type Browser, consents, deskOf, phoneOf } from '../brand/agents.ts'
import type { Market } from '../brand/markets.ts'
import { siteOf } from '../brand/site.ts'
import { Random } from '../random.ts'

/** People who never order are numbered from here; those who do have the number of their customer. */
export const firstLooker = 1_000_000_000

/** Which browser of a person: the usual one, another device, or that of an app. */
export type Slot = 'main' | 'other' | App

/** What is so of a person for good. It follows from the seed and the number alone. */
export type Visitor = {
  human: number
  market: Market
  consent: 'full' | 'cookieless' | 'none'
  /** From 0 to 1: those below the share of the pilot were seen before all others. */
  pilot: number
  /** Says who it is when it orders or signs in. */
  hasAccount: boolean
  /** Says so on its other devices, too. */
  signsInElsewhere: boolean
  locale: string
  main: Browser
  other: Browser
}

export function visitorOf(seed: number, human: number, market: Market): Visitor {
  const random = new Random(seed, `visitor/${human}`)
  const pilot = random.uniform()
  const [full, cookieless] = consents[market.country]
  const drawn = random.uniform()
  const [phone, desk] = [phoneOf(random), deskOf(random)]
  const phoneFirst = random.chance(0.66)
  return {
    human,
    market,
    pilot,
    consent: drawn < full ? 'full' : drawn < full + cookieless ? 'cookieless' : 'none',
    hasAccount: random.chance(0.66),
    signsInElsewhere: random.chance(0.6),
    locale: random.chance(0.04) ? 'zh-CN' : siteOf(market).locale,
    main: phoneFirst ? phone : desk,
    other: phoneFirst ? desk : phone,
  }
}

/** A browser as the shop meets it: its id, and the name that the truth has for whoever uses it. */
export type Met = Browser & { key: string; anonymousId: string; person: string; isLinked: boolean; locale: string }

/**
 * The browser of a slot. With full consent it keeps an id; all browsers on which its user says who it is are one person, every
 * other is one by itself. Counted only, it is somebody else on every day (UTC).
 */
export function meet(seed: number, visitor: Visitor, slot: Slot, at: number): Met {
  const { human, main, other, hasAccount, signsInElsewhere } = visitor
  const name = human < firstLooker ? `c${human}` : `l${human - firstLooker}`
  const random = new Random(seed, `browser/${human}/${slot}`)
  const browser = slot === 'main' ? main : slot === 'other' ? other : appBrowser(random, slot, visitor.locale)
  const locale = slot === 'wechat' ? 'zh-CN' : visitor.locale
  if (visitor.consent === 'cookieless') {
    const day = new Date(at).toISOString().slice(0, 10)
    const daily = new Random(seed, `browser/${human}/${slot}/${day}`)
    const key = `${name}/${slot}/${day}`
    return {
      ...browser,
      key,
      anonymousId: `day-${hex(daily)}${hex(daily)}${hex(daily)}${hex(daily)}`,
      person: key,
      isLinked: false,
      locale,
    }
  }
  const isLinked = human < firstLooker && hasAccount && (slot === 'main' || signsInElsewhere)
  const person = slot === 'main' || isLinked ? name : `${name}/${slot}`
  return { ...browser, key: `${name}/${slot}`, anonymousId: uuid(random), person, isLinked, locale }
}

const hex = (random: Random) => (random.word() >>> 0).toString(16).padStart(8, '0')

/** A random UUID of version 4. */
export function uuid(random: Random): string {
  const [a, b, c, d] = [hex(random), hex(random), hex(random), hex(random)]
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${'89ab'[c.charCodeAt(0) & 3]}${c.slice(1, 4)}-${c.slice(4)}${d}`
}
