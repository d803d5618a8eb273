import type { DarkInputs, GroupRow, WeekSum } from '../../src/predict/moat/dark-inputs.ts'
import { Random } from '../random.ts'
import { type Character, drawCharacter } from './character.ts'
import { type Played, play } from './play.ts'

/** What is known of a brand on the day of the stop, and the share of the margin of the 180 days after that truly stood. */
export type StoppedBrand = { character: Character; inputs: DarkInputs; truth: number }

const [weeks, groups] = [26, 40]

/** The brand of a number: equal numbers and seeds give equal brands. */
export function stoppedBrand(number: number, seed = 1): StoppedBrand {
  const character = drawCharacter(new Random(seed, `character ${number}`))
  const orders = play(new Random(seed, `orders ${number}`), character)
  const after = orders.filter(({ day }) => day >= character.stop)
  const sum = (some: readonly Played[]) => some.reduce((all, { margin }) => all + margin, 0)
  return {
    character,
    inputs: inputsOf(
      character,
      orders.filter(({ day }) => day < character.stop),
    ),
    truth: sum(after.filter(({ stays }) => stays)) / sum(after),
  }
}

/** Sums as the warehouse makes them of a ledger: no cause is in them. */
function inputsOf({ stop, market }: Character, orders: readonly Played[]): DarkInputs {
  const cells = [...new Set(orders.map(({ country, sales_channel }) => `${country} ${sales_channel}`))].sort()
  const cellOf = ({ country, sales_channel }: Played) => cells.indexOf(`${country} ${sales_channel}`)
  return {
    cells: cells.map((cell) => {
      const [country = '', sales_channel = ''] = cell.split(' ')
      return { country, sales_channel }
    }),
    ...{ weeks, groups, claimed: market ? { amazon: market.claimed } : {} },
    spends: cells.map(() => true),
    cohorts: [],
    sums: weekSums(stop, orders, cellOf),
    customers: histories(stop, orders, cellOf),
  }
}

function weekSums(stop: number, orders: readonly Played[], cellOf: (order: Played) => number): WeekSum[] {
  const sums = new Map<string, WeekSum>()
  for (const order of orders) {
    const week = Math.floor((order.day - (stop - 7 * weeks)) / 7)
    if (week < 0) continue
    const isMarket = order.sales_channel === 'amazon'
    const hold = isMarket ? 'marketplace' : !order.isTold ? 'unknown' : order.seenPaid ? 'paid' : 'owned'
    const kind = isMarket ? 'nameless' : order.isFirst ? 'first' : 'repeat'
    const touch = { marketplace: 'amazon', unknown: '', paid: 'paid_social', owned: 'direct' }[hold]
    const key = [week, cellOf(order), kind, hold].join(' ')
    const sum = sums.get(key) ?? { week, cell: cellOf(order), kind, hold, touch, days: 0, margin: 0 }
    sums.set(key, { ...sum, days: sum.days + 1, margin: sum.margin + Math.round(order.margin) })
  }
  return [...sums.values()]
}

function histories(stop: number, orders: readonly Played[], cellOf: (order: Played) => number): GroupRow[] {
  const byCustomer = Map.groupBy(
    orders.filter(({ customer }) => customer >= 0),
    ({ customer }) => customer,
  )
  return [...byCustomer].map(([customer, own]) => {
    const days = [...new Set(own.map(({ day }) => day))].sort((a, b) => a - b)
    const told = (time: number) => 7 * Math.floor(time / 7) + 3
    const [first, last] = [days[0] as number, days.at(-1) as number]
    return {
      ...{ group: customer % groups, cell: cellOf(own[0] as Played), customers: 1, repeats: days.length - 1 },
      ...{ last: days.length > 1 ? told(last - first) : 0, age: told(stop - 1 - first) },
    }
  })
}
