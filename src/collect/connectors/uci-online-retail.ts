import type { LineKind } from '../../kernel/channel.ts'
import { defineConnector } from './define.ts'
import { goodsAmount } from './goods.ts'
import { roundDecimal } from './values/amount.ts'

/** Stock codes that are no goods. Codes are compared in capitals. */
const kindOfCode: Readonly<Record<string, LineKind>> = {
  POST: 'shipping',
  DOT: 'shipping',
  C2: 'shipping',
  D: 'discount',
  M: 'adjustment',
  B: 'adjustment',
  S: 'sample',
  'BANK CHARGES': 'fee',
  AMAZONFEE: 'fee',
  CRUK: 'fee',
}

/** Names in the Country column that are not one country; the name is kept as the region. */
const notOneCountry = new Set(['Channel Islands', 'European Community', 'Unspecified'])

export const uciOnlineRetail = defineConnector({
  id: 'uci-online-retail',
  title: { en: 'UCI Online Retail', zh: 'UCI Online Retail 数据集' },
  doc: {
    en: 'The Online Retail data set of the UCI repository: the invoices of a British gift shop. Download it from the UCI Machine Learning Repository and import the CSV or workbook as it is. Invoices that begin with C are returns. An invoice never changes, and parts of the file complete each other.',
    zh: 'UCI 机器学习资料库的 Online Retail 数据集，即一家英国礼品店的发票明细。从 UCI 下载 CSV 或工作簿后直接导入即可。以 C 开头的发票为退货。发票不会改动，文件的各部分互相补充。',
  },
  facts: ['order_lines'],
  fields: {
    invoice: {
      type: 'text',
      label: { en: 'Invoice', zh: '发票号' },
      names: ['InvoiceNo', 'Invoice'],
      required: true,
    },
    code: { type: 'text', label: { en: 'Stock code', zh: '商品编码' }, names: ['StockCode'], required: true },
    description: { type: 'text', label: { en: 'Description', zh: '商品描述' }, names: ['Description'] },
    quantity: { type: 'integer', label: { en: 'Quantity', zh: '数量' }, names: ['Quantity'], required: true },
    at: { type: 'instant', label: { en: 'Invoice date', zh: '开票时间' }, names: ['InvoiceDate'], required: true },
    price: {
      type: 'decimal',
      label: { en: 'Unit price', zh: '单价' },
      names: ['UnitPrice', 'Price'],
      required: true,
    },
    customer: { type: 'text', label: { en: 'Customer', zh: '客户编号' }, names: ['CustomerID', 'Customer ID'] },
    country: { type: 'country', label: { en: 'Country', zh: '国家' }, names: ['Country'] },
  },
  signature: ['StockCode'],
  options: { store: '', currency: 'GBP', timeZone: 'Europe/London', dateOrder: 'mdy', decimal: 'point' },
  sample: `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
600001,70001A,PAPER LANTERN BLUE,6,2011-03-01T09:15:00Z,1.85,30001,United Kingdom
600001,POST,POSTAGE,1,2011-03-01T09:15:00Z,18.00,30001,EIRE
C600002,70001A,PAPER LANTERN BLUE,-2,3/2/2011 10:05,1.85,30001,United Kingdom
600003,70002,,-12,2011-03-03T11:00:00Z,0,,United Kingdom
A600004,B,Adjust bad debt,1,2011-03-04T12:00:00Z,-250.50,,Unspecified
`,
  open: ({ options }) => ({
    row(row, emit) {
      const sku = row.need(row.text('code'), 'code')
      const quantity = row.need(row.integer('quantity'), 'quantity')
      const price = row.need(row.decimal('price'), 'price')
      const at = row.need(row.instant('at'), 'at')
      const place = row.text('country')
      emit('order_lines', {
        line_key: `${sku}|${quantity}|${price}|${at.getTime()}`,
        store: options.store,
        sales_channel: 'own_site',
        order_id: row.need(row.text('invoice'), 'invoice'),
        ordered_at: at,
        status: 'placed',
        line_kind: kindOf(sku, quantity, price),
        sku,
        title: row.text('description'),
        quantity,
        currency: options.currency,
        unit_price: roundDecimal(price, 4),
        goods_minor: goodsAmount(price, quantity, options.currency),
        customer_id: row.text('customer'),
        country: row.country('country'),
        region: notOneCountry.has(place) ? place : '',
      })
    },
  }),
})

/** Goods that leave stock without a price were written off; a gift voucher is no sale of goods. */
function kindOf(code: string, quantity: number, price: string): LineKind {
  const capitals = code.toUpperCase()
  const kind = kindOfCode[capitals]
  if (kind) return kind
  if (capitals.startsWith('GIFT_')) return 'gift_card'
  return quantity < 0 && Number(price) === 0 ? 'write_off' : 'product'
}
