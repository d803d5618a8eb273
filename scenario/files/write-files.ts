import type { Day } from '../../src/kernel/time.ts'
import type { Scenario, ScenarioDay } from '../generate.ts'
import { season } from '../model/season.ts'
import { extents } from '../options.ts'
import { Random } from '../random.ts'
import type { StatedFee, StatedOrder, StatedSpend } from '../statements.ts'
import {
  googlePreamble,
  googleRow,
  googleTotals,
  metaHeader,
  metaRow,
  spendTableHeader,
  spendTableRow,
  sponsoredProductsHeader,
  sponsoredProductsRow,
  tiktokHeader,
  tiktokRow,
} from './ads.ts'
import { amazonOrderRows, amazonOrdersHeader } from './amazon-orders.ts'
import { amazonReturnRow, amazonReturnsHeader } from './amazon-returns.ts'
import { postsTable } from './creator-tables.ts'
import { liveMomentsTable, liveSessionsTable } from './live-tables.ts'
import { ordersTableHeader, ordersTableRows } from './orders-table.ts'
import type { FileAbout, Output } from './output.ts'
import { searchConsoleHeader, searchConsoleRows } from './search-console.ts'
import { settlementTableHeader, settlementTableRow } from './settlement-table.ts'
import { Settlements } from './settlements.ts'
import { shopifyHeader, shopifyRows } from './shopify-orders.ts'
import { costsTable, ecbTable, productsTable } from './stated-tables.ts'
import { csvLine, tsvLine } from './table.ts'
import { tiktokShopHeader, tiktokShopRows } from './tiktok-shop-orders.ts'
import { secondCurves, videoMomentsTable, videosTable, youtubeCurves } from './video-tables.ts'

/** Settled rows are posted this many days after the order at most, so a period is complete by then. */
const latestPostingDays = 40
const daysAFile = 365

/** Writes the files that the platforms would export, day by day as the scenario is played. */
export class FileWriter {
  readonly #scenario: Scenario
  readonly #output: Output
  readonly #settlements: Settlements
  readonly #begun = new Set<string>()
  readonly #random: Random
  #googleSpent = 0

  constructor(scenario: Scenario, output: Output) {
    this.#scenario = scenario
    this.#output = output
    this.#random = new Random(scenario.options.seed, 'search-console')
    this.#settlements = new Settlements(
      output,
      scenario.settlementEnds,
      extents[scenario.options.size].settlementsAFile,
    )
    this.#whole('exchange-rates-made-up.csv', 'ecb-rates', ecbTable(scenario.rates))
    this.#whole('products.csv', 'products-table', productsTable())
    this.#whole('landed-costs.csv', 'costs-table', costsTable(scenario.costs))
    this.#whole('creator-posts.csv', 'creator-posts', postsTable(scenario.posts))
    this.#whole('live-sessions.csv', 'live-sessions', liveSessionsTable(scenario.live.sessions))
    this.#whole('live-minutes.csv', 'live-moments', liveMomentsTable(scenario.live.sessions))
    this.#whole('videos.csv', 'videos-table', videosTable(scenario.videos))
    this.#whole('youtube-retention.csv', 'video-retention', youtubeCurves(scenario.videos))
    this.#whole('instagram-retention.csv', 'video-retention', secondCurves(scenario.videos))
    this.#whole('video-moments.csv', 'video-moments', videoMomentsTable(scenario.videos))
  }

  write(day: ScenarioDay): void {
    for (const order of day.orders) this.#writeOrder(order, day.index)
    for (const fee of day.fees) this.#writeFee(fee)
    for (const spend of day.spend) this.#writeSpend(spend)
    const { index } = day
    const demand = season(day.day, index, []) * extents[this.#scenario.options.size].scale
    this.#file('search-console-queries.csv', 'search-console-queries', csvLine(searchConsoleHeader)).write(
      searchConsoleRows(this.#random, day.day, demand),
    )
    this.#settlements.closeBefore(this.#scenario.calendar.starts[Math.max(0, index - latestPostingDays)] as number)
  }

  /** Writes what stands at the end of files, and the settlements still open. */
  end(): void {
    this.#settlements.closeBefore(Number.POSITIVE_INFINITY)
    this.#google().write(googleTotals(this.#googleSpent))
  }

  #writeOrder(order: StatedOrder, index: number): void {
    const part = `${order.store}-${Math.floor(index / daysAFile) + 1}`
    const options = { store: order.store }
    if (order.channel === 'own_site') {
      this.#file(`shopify-orders-${part}.csv`, 'shopify-orders', csvLine(shopifyHeader), options).write(
        shopifyRows(order),
      )
    } else if (order.store === 'tiktok-us') {
      const head = csvLine(tiktokShopHeader)
      this.#file(`tiktok-shop-orders-${part}.csv`, 'tiktok-shop-orders', head, options).write(tiktokShopRows(order))
    } else if (order.channel === 'tiktok_shop') {
      const file = this.#file(`order-software-${part}.csv`, 'orders-table', csvLine(ordersTableHeader), options)
      file.write(ordersTableRows(order, this.#scenario.brand.zone))
    } else {
      const end = this.#scenario.calendar.starts.at(-1) as number
      this.#file(`amazon-all-orders-${part}.txt`, 'amazon-all-orders', tsvLine(amazonOrdersHeader), options).write(
        amazonOrderRows(order, end),
      )
    }
    for (const fee of order.fees) this.#writeFee(fee)
    for (const back of order.returns) {
      this.#file(
        `amazon-fba-returns-${order.store}.txt`,
        'amazon-fba-returns',
        tsvLine(amazonReturnsHeader),
        options,
      ).write(amazonReturnRow(back))
    }
  }

  #writeFee(fee: StatedFee): void {
    if (fee.channel === 'amazon') this.#settlements.add(fee)
    else {
      const name = `tiktok-shop-settlement-${fee.store}.csv`
      this.#file(name, 'settlement-table', csvLine(settlementTableHeader), { store: fee.store }).write(
        settlementTableRow(fee),
      )
    }
  }

  #writeSpend(spend: StatedSpend): void {
    if (spend.platform === 'meta_ads') this.#file('meta-ads.csv', 'meta-ads', csvLine(metaHeader)).write(metaRow(spend))
    else if (spend.platform === 'tiktok_ads')
      this.#file('tiktok-ads.csv', 'tiktok-ads', csvLine(tiktokHeader)).write(tiktokRow(spend))
    else if (spend.platform === 'amazon_ads') {
      const file = this.#file(
        'amazon-sponsored-products.csv',
        'amazon-sponsored-products',
        csvLine(sponsoredProductsHeader),
      )
      file.write(sponsoredProductsRow(spend))
    } else if (spend.platform === 'google_ads') {
      this.#googleSpent += spend.spend
      this.#google().write(googleRow(spend))
    } else this.#file('other-spend.csv', 'spend-table', csvLine(spendTableHeader)).write(spendTableRow(spend))
  }

  #google() {
    const { days } = this.#scenario.calendar
    return this.#file('google-ads-campaigns.csv', 'google-ads', googlePreamble(days[0] as Day, days.at(-1) as Day))
  }

  #whole(name: string, connector: string, text: string): void {
    this.#file(name, connector, text)
  }

  /** The file of this name; `head` is written when it is new. */
  #file(name: string, connector: string, head: string, options: FileAbout['options'] = {}) {
    const file = this.#output.open({ name, connector, options })
    if (!this.#begun.has(name)) file.write(head)
    this.#begun.add(name)
    return file
  }
}
