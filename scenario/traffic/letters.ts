import type { Scenario, ScenarioDay } from '../generate.ts'
import { Random } from '../random.ts'
import { uuid } from './visitor.ts'

/** What is true of a customer of the own site at the end: whether letters and SMS may be sent, and what became of the letters. */
export type ContactTruth = {
  customer: string
  country: string
  /** Whether any order was not cancelled. */
  bought: boolean
  /** Whether letters were agreed to at the last order, and not refused since. */
  agrees: boolean
  /** Whether the latest letter came back. */
  fails: boolean
  /** Whether any letter arrived, and any was opened. */
  arrived: boolean
  opened: boolean
  /** Whether a number was given, and whether SMS were agreed to with it. */
  phone: '' | 'agreed' | 'refused'
}

/** A message of the mail tool or the shop's server, by the store it is for. */
export type Letter = { store: string; message: string; at: number }

type Reader = { human: number; id: string; store: string; country: string; since: number; bought: boolean }

const dayMs = 86_400_000
/** Letters are sent once a month, of the last months only. */
const [months, dayOfMonth] = [3, 5]

/** Who agrees to letters with an order, by the number of the customer; the shop's export says the same. */
export const acceptsMarketing = (human: number) => human % 3 === 0

/** Plays what the mail tool sends, and what comes of it, once all days are known. Memory holds the customers of the own site. */
export class Letters {
  readonly #scenario: Scenario
  readonly #readers = new Map<number, Reader>()

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  add({ orders }: ScenarioDay): void {
    for (const { channel, customer, store, country, orderedAt, status } of orders) {
      if (channel !== 'own_site') continue
      const reader = { human: customer.index, id: customer.id, store, country, since: orderedAt, bought: false }
      const known = this.#readers.get(customer.index) ?? reader
      known.bought ||= status === 'placed'
      this.#readers.set(customer.index, known)
    }
  }

  /** The messages about each customer, in the order of time, and what is true of them at the end. */
  *played(): Generator<{ letters: Letter[]; truth: ContactTruth }> {
    const sent = this.#sendings()
    for (const reader of this.#readers.values()) yield this.#playedFor(reader, sent)
  }

  #sendings(): { at: number; name: string }[] {
    const { days } = this.#scenario.calendar
    const last = new Date(`${days.at(-1)}T10:00:00Z`)
    const first = Date.parse(`${days[0]}T00:00:00Z`)
    return Array.from({ length: months }, (_, back) => {
      const at = Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - months + 1 + back, dayOfMonth, 10)
      return { at, name: `letter-${new Date(at).toISOString().slice(0, 7)}` }
    }).filter(({ at }) => at > first && at + dayMs < last.getTime())
  }

  #playedFor(reader: Reader, sent: readonly { at: number; name: string }[]) {
    const { human, id: customer, country, since, bought } = reader
    const random = new Random(this.#scenario.options.seed, `letters/${human}`)
    const letters: Letter[] = []
    const truth: ContactTruth = {
      ...{ customer, country, bought, agrees: acceptsMarketing(human) },
      ...{ fails: false, arrived: false, opened: false, phone: '' },
    }
    const tell = (at: number, what: string) => letters.push(told(random, reader, at, what))
    if (human % 8 === 1) {
      truth.phone = random.chance(0.7) ? 'agreed' : 'refused'
      const phone = `+1555${String(human).padStart(7, '0')}`
      const traits = JSON.stringify({ phone, sms_consent: truth.phone === 'agreed' })
      tell(since + 1000, `"type":"identify","traits":${traits}`)
    }
    const [reads, isDead] = [random.chance(0.7), human % 30 === 12]
    for (const [i, { at, name }] of sent.entries()) {
      if (!truth.agrees || since > at) continue
      const about = (event: string, after: number, channel?: string) => {
        const properties = JSON.stringify({ campaign_name: name, channel })
        tell(at + after, `"type":"track","event":"${event}","properties":${properties}`)
      }
      // A mailbox that is given up takes no letter from the second on.
      truth.fails = isDead && i > 0
      about(truth.fails ? 'Email Bounced' : 'Email Delivered', random.between(1, 600) * 1000)
      if (truth.fails) continue
      truth.arrived = true
      if (!reads || !random.chance(0.45)) continue
      truth.opened = true
      about('Email Opened', random.between(700, 40_000) * 1000)
      if (!random.chance(0.02)) continue
      // From letters alone: without a channel it would be from SMS, too.
      about('Unsubscribed', 50_000_000, 'email')
      truth.agrees = false
    }
    return { letters, truth }
  }
}

function told(random: Random, { id, store }: Reader, at: number, what: string): Letter {
  const time = new Date(at).toISOString()
  const message = `{"messageId":"${uuid(random)}","timestamp":"${time}","userId":${JSON.stringify(id)},${what}}`
  return { store, message, at }
}
