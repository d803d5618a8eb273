import { rowHash } from '../collect/imports/identity.ts'
import type { Text } from '../kernel/errors.ts'
import { type Sql, sql, str } from '../store/sql.ts'
import {
  hasToken,
  holds,
  isCustomer,
  isInCells,
  isInEvent,
  isPerson,
  isSender,
  isVisitor,
  ofOrders,
} from './matching.ts'
import { contactsOf, type Person } from './person.ts'

/** Columns that become something else in the rows of a condition. */
type Change = { change: Sql; where: (person: Person) => Sql }

/** How a table holds people, and what an erasure makes of their rows. The brand is asked for beside every condition. */
export type Holding = {
  table: HoldingTable
  doc: Text
  /** Rows in which the person can be found, and that an erasure must leave none of. */
  rows: (person: Person) => Sql
  /** Rows that are handed out to the person, where these are more. */
  handedOut?: (person: Person) => Sql
  /** Rows go, or they stay and columns of them are changed, one after the other. */
  erase: 'delete' | ((token: string) => readonly Change[])
  /** What tells rows of one month from those of another, where there may be many. */
  month?: Sql
  /** Filled by a rebuild, which may be under way with facts as they were. */
  derived?: true
}
type HoldingTable =
  | 'events'
  | 'event_quarantine'
  | 'order_lines'
  | 'staged_order_lines'
  | 'returns'
  | 'staged_returns'
  | 'fees'
  | 'quarantine'
  | 'orders'
  | 'order_economics'
  | 'customers'
  | 'placed_orders'
  | 'visits'
  | 'people'
  | 'journeys'
  | 'person_ids'
  | 'touched_people'
  | 'crossed_midnights'
  | 'product_test_answers'

const withoutCustomer = (token: string): Change => ({ change: sql`customer_id = ${str(token)}`, where: isCustomer })
const withoutComment: Change = {
  change: sql`comment = ''`,
  where: (person) => sql`${ofOrders(person)} AND comment != ''`,
}
const isOfCustomerOrOrder = (person: Person) => sql`(${isCustomer(person)} OR ${ofOrders(person)})`
const hasComment = withoutComment.where

const docs = {
  lines: {
    en: 'Lines of orders. The accounts need them; a random token takes the place of the customer.',
    zh: '订单行。账目需要保留，客户编号改为随机代号。',
  },
  returns: {
    en: 'Returned goods. The accounts need them; what the customer wrote is emptied.',
    zh: '退货记录。账目需要保留，清空客户填写的备注。',
  },
  derived: {
    en: 'Computed from the rows above, and computed again after an erasure.',
    zh: '由上述数据计算得出，删除后会重新计算。',
  },
  traffic: {
    en: 'Visits, and who is the same person: computed from events.',
    zh: '访问记录与身份合并，由事件计算得出。',
  },
} satisfies Record<string, Text>

/** Answers of who was invited by an id of the person, and texts that hold an address of theirs. */
const isRespondent = (person: Person): Sql => sql`(${isCustomer(person)} OR ${holds(sql`text`, contactsOf(person))})`

/** Every table that holds people, facts before what is computed of them. */
export const holdings: readonly Holding[] = [
  {
    table: 'events',
    doc: { en: 'What the person did on pages and in apps.', zh: '此人在网页和应用中的行为。' },
    rows: isSender,
    erase: 'delete',
    month: sql`toYYYYMM(day)`,
  },
  {
    table: 'event_quarantine',
    doc: { en: 'Events that could not be taken, as they came.', zh: '未能接收的事件，按原样保存。' },
    rows: isInEvent,
    erase: 'delete',
    month: sql`toYYYYMM(received_at)`,
  },
  {
    table: 'order_lines',
    doc: docs.lines,
    rows: isCustomer,
    handedOut: isOfCustomerOrOrder,
    // What a line says is hashed with its customer: the same line that comes again is then known to be the same.
    erase: (token) => [
      withoutCustomer(token),
      { change: sql`row_hash = ${rowHash('order_lines')}`, where: () => hasToken(token) },
    ],
  },
  {
    table: 'staged_order_lines',
    doc: docs.lines,
    rows: isCustomer,
    handedOut: isOfCustomerOrOrder,
    erase: (token) => [withoutCustomer(token)],
  },
  {
    table: 'returns',
    doc: docs.returns,
    rows: hasComment,
    handedOut: ofOrders,
    erase: () => [withoutComment, { change: sql`row_hash = ${rowHash('returns')}`, where: ofOrders }],
  },
  {
    table: 'staged_returns',
    doc: docs.returns,
    rows: hasComment,
    handedOut: ofOrders,
    erase: () => [withoutComment],
  },
  {
    table: 'fees',
    doc: {
      en: 'What marketplaces charged for the orders. They name no person, and stay.',
      zh: '平台就订单收取的费用，不含个人信息，予以保留。',
    },
    rows: () => sql`0`,
    handedOut: ofOrders,
    erase: () => [],
  },
  {
    table: 'quarantine',
    doc: { en: 'Lines of files that could not be read.', zh: '文件中无法读取的行。' },
    rows: isInCells,
    erase: 'delete',
  },
  {
    table: 'orders',
    doc: docs.derived,
    rows: isCustomer,
    handedOut: isOfCustomerOrOrder,
    erase: (token) => [withoutCustomer(token)],
    derived: true,
  },
  {
    table: 'order_economics',
    doc: docs.derived,
    rows: isCustomer,
    handedOut: isOfCustomerOrOrder,
    erase: (token) => [withoutCustomer(token)],
    derived: true,
  },
  {
    table: 'product_test_answers',
    doc: { en: 'What the person answered in tests of products.', zh: '此人在选品测款中的回答。' },
    rows: isRespondent,
    erase: 'delete',
  },
  { table: 'customers', doc: docs.derived, rows: isCustomer, erase: 'delete', derived: true },
  { table: 'placed_orders', doc: docs.derived, rows: isCustomer, erase: 'delete', derived: true },
  { table: 'visits', doc: docs.traffic, rows: isVisitor, erase: 'delete', derived: true },
  { table: 'people', doc: docs.traffic, rows: isVisitor, erase: 'delete', derived: true },
  {
    table: 'journeys',
    doc: docs.traffic,
    rows: (person) => isPerson(person, sql`person`),
    erase: 'delete',
    derived: true,
  },
  {
    table: 'person_ids',
    doc: docs.traffic,
    rows: (person) =>
      sql`(${isPerson(person, sql`person`)} OR ${isPerson(person, sql`leads_to`)} OR ${isPerson(person, sql`canonical`)})`,
    erase: 'delete',
    derived: true,
  },
  {
    table: 'touched_people',
    doc: docs.traffic,
    rows: (person) => isPerson(person, sql`person`),
    erase: 'delete',
    derived: true,
  },
  {
    table: 'crossed_midnights',
    doc: docs.traffic,
    rows: (person) => isPerson(person, sql`person`),
    erase: 'delete',
    derived: true,
  },
]

/** Tables that hold nobody, and why. A table that stands neither here nor above fails a test. */
export const impersonal: Readonly<Record<string, string>> = {
  spend: 'what advertising cost',
  staged_spend: 'what advertising cost',
  search_terms: 'words that many searched for, counted by a platform',
  staged_search_terms: 'words that many searched for, counted by a platform',
  staged_fees: 'what marketplaces charged',
  products: 'goods',
  staged_products: 'goods',
  product_costs: 'what goods cost',
  staged_product_costs: 'what goods cost',
  rates: 'exchange rates',
  staged_rates: 'exchange rates',
  rate_gaps: 'days without a rate',
  day_rates: 'exchange rates',
  order_ranks: 'orders by number, with the place among those of an unnamed customer',
  sold_products: 'goods',
  bought_again: 'goods and moments',
  lifetime_forecasts: 'what many customers together are expected to order',
  dark_origins: 'what dark tests expected earlier, beside what came',
  dark_tests: 'what a brand is expected to bring without paid traffic',
  lifetime_histories: 'what anybody is expected to order who has come so often, without saying who has',
  lifetime_day_margins: 'what a day with an order is expected to bring',
  link_versions: 'short links and the creators who post them, with whom the brand works',
  creator_book: 'the public names and handles of those with whom the brand works',
  commission_terms: 'what the brand agreed with creators',
  paid_commissions: 'numbers of orders and amounts that were paid to creators: the accounts need them',
  held_claims: 'numbers of orders whose commission is held back',
  order_reports: 'numbers of orders and the public names of those who promoted them: commissions need them',
  staged_order_reports: 'numbers of orders and the public names of those who promoted them',
  reported_orders: 'numbers of orders and the public names of those who promoted them',
  creator_posts: 'what creators publish, as platforms show it to everybody',
  staged_creator_posts: 'what creators publish, as platforms show it to everybody',
  posts: 'what creators publish, as platforms show it to everybody',
  account_posts: 'what creators publish, as platforms show it to everybody',
  live_sessions: 'live sessions and who led them, as platforms show them to everybody',
  staged_live_sessions: 'live sessions and who led them, as platforms show them to everybody',
  live_moments: 'what many together did in a live session, counted',
  staged_live_moments: 'what many together did in a live session, counted',
  videos: 'what is published',
  staged_videos: 'what is published',
  video_retention: 'what share of many still watched',
  staged_video_retention: 'what share of many still watched',
  video_moments: 'what a video shows',
  staged_video_moments: 'what a video shows',
  migrations: 'the schema',
}
