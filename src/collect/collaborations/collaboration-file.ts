import { fromMinor } from '../../kernel/money.ts'
import type { CollaborationLine } from '../../manage/collaboration-import.ts'
import { collaborationPatch } from '../../manage/collaboration-input.ts'
import { given } from '../../manage/given.ts'
import type { Row } from '../connectors/define.ts'
import { currencyInHeader } from '../connectors/values/currency.ts'
import { partsOf, percentCell, refusedCell, said, unreadableCell } from '../lists/list-cells.ts'
import type { ListBrand, ListKind } from '../lists/list-file.ts'
import { type Choices, choiceCell, choiceOf, notOneOf } from './choice-cell.ts'
import { type CollaborationColumn, collaborationColumns as columns } from './collaboration-columns.ts'
import { creatorRefOf } from './creator-cells.ts'

type Cells = Row<CollaborationColumn>

const stages: Choices<'found' | 'contacted' | 'agreed' | 'sample_sent' | 'posted' | 'paid'> = {
  found: ['found', '意向', '待联系', '已发现'],
  contacted: ['contacted', '已建联', '已联系'],
  agreed: ['agreed', '已确认', '已签约', '已谈妥'],
  sample_sent: ['sample sent', '已发样', '已寄样'],
  posted: ['posted', '已上线', '已发布'],
  paid: ['paid', '已结算', '已付款', '已结款'],
}
const perWhat: Choices<'collaboration' | 'post'> = {
  collaboration: ['fixed', 'once', '固定', '一口价'],
  post: ['per post', 'each post', '每条', '按条'],
}
const claimWords: Choices<'link' | 'coupon' | 'declared'> = {
  link: ['link', '链接'],
  coupon: ['coupon', 'code', '折扣码', '优惠码', '优惠券'],
  declared: ['order report', 'report', '报单', '订单申报'],
}
const yesNo: Choices<'yes' | 'no'> = { yes: ['yes', 'true', '1', '是'], no: ['no', 'false', '0', '否'] }

/** Collaborations as people keep them: with somebody, and something is said of it. */
export const collaborationList: ListKind<CollaborationColumn, CollaborationLine> = {
  columns,
  isOf: (found) =>
    found.has('id') || ((found.has('creator') || found.has('handle') || found.has('creator_id')) && found.has('title')),
  read,
  missing: {
    en: 'it has no columns of collaborations; it needs a creator or a handle, and the name of the collaboration',
    zh: '未找到合作列；需要红人或账号，以及合作名称',
  },
  most: 20_000,
  things: 'collaborations',
  example: {
    ...{ creator: '', handle: '@mia.home', platform: 'TikTok', title: { en: 'Spring', zh: '春季合作' } },
    ...{ stage: { en: 'agreed', zh: '已谈妥' }, owner: '', due_on: '2026-03-01', remind_on: '' },
    ...{ post_due_on: '2026-03-20', posted_on: '' },
    ...{ fee: '400.00', fee_currency: 'GBP', fee_per: { en: 'per post', zh: '按条' }, posts: '0' },
    ...{ commission_percent: '10', claims: { en: 'link; coupon', zh: '链接；优惠券' }, order_cap: '', cap: '' },
    ...{ hold_days: '30', starts_on: '2026-02-01', ends_on: '', contract: '', rights: '', notes: '' },
  },
}

function read(row: Cells, brand: ListBrand): CollaborationLine {
  const text = (name: CollaborationColumn) => said(row.text(name)) || undefined
  const archived = choiceCell(row, columns, 'archived', yesNo)
  const input = given({
    title: text('title'),
    stage: choiceCell(row, columns, 'stage', stages),
    due_on: row.day('due_on'),
    remind_on: row.day('remind_on'),
    post_due_on: row.day('post_due_on'),
    posted_on: row.day('posted_on'),
    fee: feeOf(row, brand),
    fee_per: choiceCell(row, columns, 'fee_per', perWhat),
    posts: row.integer('posts'),
    commission_percent: percentOf(row),
    claims: claimsOf(row),
    order_cap: amountOf(row, 'order_cap', brand),
    cap: amountOf(row, 'cap', brand),
    hold_days: row.integer('hold_days'),
    starts_on: row.day('starts_on'),
    ends_on: row.day('ends_on'),
    contract: text('contract'),
    rights: text('rights'),
    notes: text('notes'),
    archived: archived && archived === 'yes',
  })
  const taken = collaborationPatch.safeParse(input)
  if (!taken.success) throw refusedCell(row, columns, taken.error.issues[0], (field) => field as CollaborationColumn)
  return { id: row.id('id'), creator: creatorRefOf(row), owner: text('owner') ?? '', said: taken.data }
}

function feeOf(row: Cells, brand: ListBrand) {
  if (said(row.text('fee')) === '') return undefined
  const currency = row.currency('fee_currency') ?? (currencyInHeader(row.header('fee')) || brand.currency)
  const minor = row.money('fee', currency)
  // Nothing agreed is written as zero in many spreadsheets; a fee of nothing is none.
  return minor === undefined || minor === 0n ? undefined : { amount: fromMinor(minor, currency), currency }
}

function amountOf(row: Cells, name: 'order_cap' | 'cap', { currency }: ListBrand): string | undefined {
  const minor = row.money(name, currency)
  return minor === undefined ? undefined : fromMinor(minor, currency)
}

/** A commission of nothing is none. */
function percentOf(row: Cells): string | undefined {
  const percent = percentCell(row, columns, 'commission_percent')
  return Number(percent) === 0 ? undefined : percent
}

function claimsOf(row: Cells) {
  const words = partsOf(said(row.text('claims')))
  if (words.length === 0) return undefined
  const found = words.map((word) => {
    const claim = choiceOf(claimWords, word)
    if (claim === undefined) throw unreadableCell(row, columns, 'claims', word, notOneOf(claimWords))
    return claim
  })
  return [...new Set(found)]
}
