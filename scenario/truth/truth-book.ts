import type { Day } from '../../src/kernel/time.ts'
import type { Scenario, ScenarioDay } from '../generate.ts'
import { type Books, daysIn } from './books.ts'
import { Cohorts } from './cohorts.ts'
import { CustomerBook, Frequencies } from './customers.ts'
import { type BookedOrder, bookDay } from './day.ts'
import { DayRates } from './day-rates.ts'
import { amountOfToll, basedTolls, type Entry } from './entry.ts'
import { modelTruth } from './model.ts'
import { Ranks } from './ranks.ts'
import { addEntry, addOrder, emptyTotals, type Totals } from './totals.ts'
import {
  type Assumptions,
  type Caused,
  type Cell,
  type Detail,
  type TollBasis,
  type Truth,
  usualAssumptions,
} from './truth.ts'
import { UnitCosts } from './unit-costs.ts'

/** Works out the truth of a scenario while it is played, day by day. */
export class TruthBook {
  readonly #scenario: Scenario
  readonly #assumptions: Assumptions
  readonly #books: Books
  readonly #ranks = new Ranks()
  readonly #totals = emptyTotals()
  readonly #cells = new Map<string, Cell>()
  readonly #products: Record<string, Totals> = {}
  readonly #campaigns: Record<string, Totals> = {}
  readonly #bases = new Map<string, TollBasis>()
  readonly #pairs: Record<string, number> = {}
  readonly #caused = new Map<string, Caused>()
  readonly #cohorts: Cohorts
  readonly #frequencies: Frequencies
  readonly #customers = new CustomerBook()
  readonly #detail: Detail | undefined

  /** With `detail`, every entry, order and customer is kept. */
  constructor(scenario: Scenario, assumptions: Assumptions = usualAssumptions, detail = false) {
    this.#scenario = scenario
    this.#assumptions = assumptions
    this.#books = {
      dayAt: daysIn(scenario.brand.zone),
      rates: new DayRates(scenario.brand.currency, scenario.rates),
      costs: new UnitCosts(scenario.costs),
      rules: assumptions.tollRules,
      channelOfPlatform: assumptions.channelOfPlatform,
    }
    this.#cohorts = new Cohorts(this.#books.dayAt)
    this.#frequencies = new Frequencies(this.#books.dayAt)
    this.#detail = detail ? { entries: [], orders: [], customers: [] } : undefined
  }

  add(day: ScenarioDay): void {
    const noon = (this.#scenario.calendar.starts[day.index] as number) + 43_200_000
    const { orders, loose } = bookDay(this.#books, this.#ranks, day, noon)
    for (const booked of orders) this.#addOrder(booked)
    for (const entry of loose) this.#addEntry(entry)
  }

  truth(): Truth {
    return {
      options: this.#scenario.options,
      brand: this.#scenario.brand,
      assumptions: this.#assumptions,
      totals: this.#totals,
      cells: [...this.#cells.values()],
      products: this.#products,
      campaigns: this.#campaigns,
      bases: [...this.#bases.values()],
      cohorts: this.#cohorts.months(),
      purchases: Array.from(this.#frequencies.purchases, (count) => count ?? 0),
      gap_days: Array.from(this.#frequencies.gapDays, (count) => count ?? 0),
      pairs: this.#pairs,
      caused: [...this.#caused.values()],
      model: modelTruth(this.#scenario),
    }
  }

  /** Every entry, order and customer; only if asked for at the beginning. */
  detail(): Detail {
    if (!this.#detail) throw new RangeError('no detail was kept')
    return { ...this.#detail, customers: this.#customers.customers() }
  }

  #addOrder(booked: BookedOrder): void {
    const { order, place, entries } = booked
    for (const entry of entries) this.#addEntry(entry)
    if (entries.length === 0) return
    const day = this.#books.dayAt(order.orderedAt)
    const groups = [this.#totals, ...this.#cellsOf(day, day, order.channel, order.country)]
    for (const totals of groups) addOrder(totals, order.status, place.rank)
    for (const sku of new Set(order.lines.map((line) => line.sku)))
      addOrder(groupOf(this.#products, sku), order.status, place.rank)
    addOrder(groupOf(this.#campaigns, order.campaign), order.status, place.rank)
    if (order.status === 'placed') this.#addPairs(booked)
    this.#addCause(booked)
    this.#cohorts.add(booked)
    this.#frequencies.add(booked)
    if (!this.#detail) return
    this.#detail.orders.push(booked)
    this.#customers.add(booked)
  }

  #addEntry(entry: Entry): void {
    addEntry(this.#totals, entry)
    for (const totals of this.#cellsOf(entry.day, entry.orderedDay, entry.channel, entry.country))
      addEntry(totals, entry)
    addEntry(groupOf(this.#products, entry.sku), entry)
    addEntry(groupOf(this.#campaigns, entry.campaign), entry)
    if (entry.entry === 'sale') this.#addBases(entry)
    this.#detail?.entries.push(entry)
  }

  #cellsOf(own: Day, ordered: Day, channel: string, country: string): Totals[] {
    return [this.#cell(own, channel, country, 'own'), this.#cell(ordered, channel, country, 'order')]
  }

  #cell(day: Day, channel: string, country: string, basis: Cell['basis']): Totals {
    const key = `${day}|${channel}|${country}|${basis}`
    let cell = this.#cells.get(key)
    if (!cell) {
      cell = { day, channel, country, basis, totals: emptyTotals() }
      this.#cells.set(key, cell)
    }
    return cell.totals
  }

  #addBases({ channel, amounts, bases }: Entry): void {
    for (const toll of basedTolls) {
      const basis = bases[toll]
      if (basis === 'none' || toll === 'return') continue
      const key = `${channel}|${toll}|${basis}`
      const known = this.#bases.get(key) ?? { channel, toll, basis, amount: 0 }
      known.amount += amounts[amountOfToll(toll)]
      this.#bases.set(key, known)
    }
  }

  #addPairs({ order }: BookedOrder): void {
    const skus = [...new Set(order.lines.map(({ sku }) => sku))].sort()
    for (const [i, first] of skus.entries()) {
      for (const second of skus.slice(i + 1))
        this.#pairs[`${first}|${second}`] = (this.#pairs[`${first}|${second}`] ?? 0) + 1
    }
  }

  #addCause({ order, entries }: BookedOrder): void {
    const { driver, acquiredBy } = order.cause
    const key = `${order.channel}|${driver}|${acquiredBy}`
    const empty = { channel: order.channel, driver, acquired_by: acquiredBy, orders: 0, net_sales: 0, cm3: 0 }
    const known = this.#caused.get(key) ?? empty
    this.#caused.set(key, known)
    if (order.status === 'placed') known.orders += 1
    for (const { amounts } of entries) {
      known.net_sales += amounts.net_sales
      known.cm3 += amounts.cm3
    }
  }
}

function groupOf(groups: Record<string, Totals>, name: string): Totals {
  const known = groups[name]
  if (known) return known
  const empty = emptyTotals()
  groups[name] = empty
  return empty
}
