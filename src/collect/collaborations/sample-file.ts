import { fromMinor } from '../../kernel/money.ts'
import { samplePatch } from '../../manage/collaboration-input.ts'
import { given } from '../../manage/given.ts'
import type { SampleLine } from '../../manage/sample-import.ts'
import type { Field, Row } from '../connectors/define.ts'
import { field } from '../connectors/field.ts'
import { currencyInHeader } from '../connectors/values/currency.ts'
import { refusedCell, said } from '../lists/list-cells.ts'
import type { ListBrand, ListKind } from '../lists/list-file.ts'
import { creatorRefColumns, creatorRefOf } from './creator-cells.ts'

const columns = {
  id: field('text', 'Sample id', '样品编号', 'id | sample_id | sample id | 样品编号 | 编号'),
  collaboration: field(
    'text',
    'Collaboration',
    '合作名称',
    'collaboration | collaboration id | title | campaign | project | 合作名称 | 合作编号 | 合作 | 项目 | 活动',
  ),
  ...creatorRefColumns,
  sku: field(
    'text',
    'Product (SKU)',
    '商品（SKU）',
    'sku | product (sku) | product | product sku | item | 商品（SKU） | 商品 | 货号 | 产品 | 样品',
  ),
  quantity: field('integer', 'Quantity', '数量', 'quantity | qty | pieces | 数量 | 件数'),
  stock_country: field(
    'country',
    'Stock in',
    '货在国家',
    'stock_country | stock in | stock country | from country | 货在国家 | 发货国家 | 发货地',
  ),
  stock_place: field(
    'text',
    'Warehouse',
    '发货仓',
    'stock_place | warehouse | stock place | supplier | 发货仓 | 仓库 | 供应商',
  ),
  creator_country: field(
    'country',
    'Creator in',
    '红人所在国家',
    'creator_country | creator in | creator country | to country | destination | 红人所在国家 | 收货国家 | 目的国',
  ),
  route: field('text', 'Route', '物流线路', 'route | carrier | line | forwarder | 物流线路 | 物流 | 承运商 | 货代'),
  cost: field('money', 'Cost', '成本', 'cost | cost (*) | sample cost | 成本 | 样品成本 | 货值运费'),
  cost_currency: field(
    'currency',
    'Cost currency',
    '成本币种',
    'cost_currency | cost currency | currency | 成本币种 | 币种',
  ),
  customs: field('text', 'Customs', '清关说明', 'customs | customs note | 清关说明 | 清关 | 报关'),
  tracking: field(
    'text',
    'Tracking number',
    '运单号',
    'tracking | tracking number | tracking no. | waybill | 运单号 | 快递单号 | 物流单号',
  ),
  sent_on: field(
    'day',
    'Sent on',
    '寄出日期',
    'sent_on | sent on | sent | ship date | shipped on | 寄出日期 | 发货日期 | 寄样日期',
  ),
  received_on: field(
    'day',
    'Received on',
    '签收日期',
    'received_on | received on | received | arrived | delivered on | 签收日期 | 收货日期',
  ),
  posted_on: field(
    'day',
    'Posted on',
    '发布日期',
    'posted_on | posted on | posted | published on | 发布日期 | 上线日期',
  ),
  post_url: field(
    'text',
    'Post address',
    '内容链接',
    'post_url | post address | post url | post link | 内容链接 | 视频链接 | 发布链接',
  ),
  notes: field('text', 'Notes', '备注', 'notes | note | remarks | comment | comments | 备注 | 说明'),
} as const satisfies Record<string, Field>
type Column = keyof typeof columns

/** Samples as people keep them: a product, and whom it goes to. */
export const sampleList: ListKind<Column, SampleLine> = {
  columns,
  isOf: (found) =>
    found.has('id') || (found.has('sku') && (found.has('creator') || found.has('handle') || found.has('creator_id'))),
  read,
  missing: {
    en: 'it has no columns of samples; it needs a product, and a creator or a handle',
    zh: '未找到样品列；需要商品，以及红人或账号',
  },
  most: 50_000,
  things: 'samples',
  example: {
    ...{ creator: '', handle: '@mia.home', platform: 'TikTok', collaboration: { en: 'Spring', zh: '春季合作' } },
    ...{ sku: 'MUG-01', quantity: '1', stock_country: 'CN', stock_place: { en: 'Shenzhen', zh: '深圳仓' } },
    ...{ creator_country: 'GB', route: '', cost: '18.50', cost_currency: 'USD', customs: '', tracking: '1Z999' },
    ...{ sent_on: '2026-02-01', received_on: '', posted_on: '', post_url: '', notes: '' },
  },
}

function read(row: Row<Column>, brand: ListBrand): SampleLine {
  const text = (name: Column) => said(row.text(name)) || undefined
  const input = given({
    sku: said(row.id('sku')) || undefined,
    quantity: row.integer('quantity'),
    stock_country: row.country('stock_country') || undefined,
    stock_place: text('stock_place'),
    creator_country: row.country('creator_country') || undefined,
    route: text('route'),
    cost: costOf(row, brand),
    customs: text('customs'),
    tracking: said(row.id('tracking')) || undefined,
    sent_on: row.day('sent_on'),
    received_on: row.day('received_on'),
    posted_on: row.day('posted_on'),
    post_url: text('post_url'),
    notes: text('notes'),
  })
  const taken = samplePatch.safeParse(input)
  if (!taken.success) throw refusedCell(row, columns, taken.error.issues[0], (name) => name as Column)
  const collaboration = text('collaboration') ?? ''
  return { id: row.id('id'), collaboration, creator: creatorRefOf(row), said: taken.data }
}

/** Of goods and carriage; zero is an amount here, empty is not known. */
function costOf(row: Row<Column>, brand: ListBrand) {
  if (said(row.text('cost')) === '') return undefined
  const currency = row.currency('cost_currency') ?? (currencyInHeader(row.header('cost')) || brand.currency)
  const minor = row.money('cost', currency)
  return minor === undefined ? undefined : { amount: fromMinor(minor, currency), currency }
}
