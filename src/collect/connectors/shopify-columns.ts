import { field, required } from './field.ts'
import { sampleTable } from './sample.ts'

/** The columns of Shopify's order export that are read. Their case and wording have changed over the years. */
export const shopifyFields = {
  name: required('text', 'Order name', '订单名称', 'Name | Order name | 名称 | 订单'),
  email: field('text', 'E-mail', '邮箱', 'Email | 邮箱 | 电子邮件'),
  phone: field('text', 'Phone', '电话', 'Phone'),
  financial_status: required('text', 'Financial status', '付款状态', 'Financial Status | 财务状态'),
  currency: required('currency', 'Currency', '货币', 'Currency | 货币'),
  subtotal: required('money', 'Subtotal', '小计', 'Subtotal | 小计'),
  shipping: required('money', 'Shipping', '运费', 'Shipping | 运费'),
  taxes: required('money', 'Taxes', '税费', 'Taxes | 税费'),
  total: required('money', 'Total', '总计', 'Total | 总计'),
  discount_code: field('text', 'Discount code', '折扣码', 'Discount Code | 折扣码'),
  discount: field('money', 'Discount amount', '折扣金额', 'Discount Amount | 折扣金额'),
  created_at: required('instant', 'Created at', '创建时间', 'Created at | 创建时间'),
  quantity: required('integer', 'Quantity', '商品数量', 'Lineitem quantity'),
  title: required('text', 'Product', '商品名称', 'Lineitem name'),
  price: required('decimal', 'Price', '商品价格', 'Lineitem price'),
  sku: field('text', 'SKU', 'SKU', 'Lineitem sku'),
  requires_shipping: field('text', 'Requires shipping', '需要配送', 'Lineitem requires shipping'),
  line_discount: field('money', 'Line discount', '商品折扣', 'Lineitem discount'),
  billing_country: field('country', 'Billing country', '账单国家', 'Billing Country'),
  shipping_country: field('country', 'Shipping country', '收货国家', 'Shipping Country'),
  shipping_province: field('text', 'Shipping province', '收货省份', 'Shipping Province'),
  note_attributes: field('text', 'Note attributes', '备注属性', 'Note Attributes | Additional Details'),
  cancelled_at: field('instant', 'Cancelled at', '取消时间', 'Cancelled at | Canceled at'),
  accepts_marketing: field('text', 'Accepts marketing', '接受营销', 'Accepts Marketing | 接受营销'),
  payment_method: field('text', 'Payment method', '付款方式', 'Payment Method'),
  refunded: field('money', 'Refunded amount', '退款金额', 'Refunded Amount'),
  id: field('text', 'Id', '订单 ID', 'Id'),
  source: field('text', 'Source', '来源', 'Source'),
  duties: field('money', 'Duties', '关税', 'Duties'),
}

const lineColumns = 'quantity,name,price,compare at price,sku,requires shipping,taxable,fulfillment status'.split(',')
const address = 'Name,Street,Address1,Address2,Company,City,Zip,Province,Country,Phone'.split(',')
const columns = [
  ...'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency'.split(','),
  ...'Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at'.split(','),
  ...lineColumns.map((column) => `Lineitem ${column}`),
  ...address.map((column) => `Billing ${column}`),
  ...address.map((column) => `Shipping ${column}`),
  ...'Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor'.split(','),
  ...'Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount'.split(','),
  ...[1, 2, 3, 4, 5].flatMap((n) => [`Tax ${n} Name`, `Tax ${n} Value`]),
  ...'Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID'.split(','),
  ...'Payment Terms Name,Next Payment Due At,Payment References'.split(','),
]

const mug = {
  'Lineitem quantity': '2',
  'Lineitem name': 'Blue mug',
  'Lineitem price': '14.50',
  'Lineitem sku': 'MUG-BLUE',
  'Lineitem requires shipping': 'true',
  'Lineitem taxable': 'true',
  'Lineitem discount': '0.00',
}
const tea = {
  ...mug,
  'Lineitem quantity': '1',
  'Lineitem name': 'Green tea',
  'Lineitem price': '9.00',
  'Lineitem sku': 'TEA-GREEN',
}

/** One order of two lines with a discount code and a refund, and one cancelled order with tax in its prices. */
export const shopifySample = sampleTable(columns, [
  {
    ...mug,
    Name: '#1001',
    Email: 'Ann@Example.com',
    'Financial Status': 'partially_refunded',
    Currency: 'USD',
    Subtotal: '34.20',
    Shipping: '4.99',
    Taxes: '2.10',
    Total: '41.29',
    'Discount Code': 'WELCOME10',
    'Discount Amount': '3.80',
    'Created at': '2026-01-05 10:20:00 -0500',
    'Shipping Country': 'US',
    'Shipping Province': 'NY',
    'Note Attributes': 'utm_source: google\nutm_medium: cpc\nutm_campaign: spring-search',
    'Refunded Amount': '9.55',
    Id: '5820982911946154508',
    Source: 'web',
  },
  { ...tea, Name: '#1001', Email: 'Ann@Example.com', 'Created at': '2026-01-05 10:20:00 -0500' },
  {
    ...tea,
    Name: '#1002',
    Email: 'bo@example.com',
    'Financial Status': 'refunded',
    Currency: 'EUR',
    Subtotal: '9.00',
    Shipping: '0.00',
    Taxes: '1.44',
    Total: '9.00',
    'Discount Amount': '0.00',
    'Created at': '2026-01-06 18:02:11 +0100',
    'Cancelled at': '2026-01-07 08:00:00 +0100',
    'Shipping Country': 'DE',
    'Refunded Amount': '9.00',
    Id: '5820982911946154509',
    Source: 'web',
  },
])
