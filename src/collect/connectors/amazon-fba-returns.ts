import { defineConnector } from './define.ts'
import { field, required } from './field.ts'

export const amazonFbaReturns = defineConnector({
  id: 'amazon-fba-returns',
  title: { en: 'Amazon FBA returns', zh: '亚马逊 FBA 退货报告' },
  doc: {
    en: 'What customers sent back to Amazon’s warehouses. In Seller Central: Reports → Fulfilment → Customer Concessions → FBA customer returns → Download. The disposition says whether a unit can be sold again.',
    zh: '买家退回亚马逊仓库的商品。卖家平台：数据报告 → 亚马逊物流 → 买家优惠 → 亚马逊物流买家退货 → 下载。处置结果说明商品能否再次销售。',
  },
  facts: ['returns'],
  fields: {
    returned_at: required('instant', 'Return date', '退货日期', 'return-date'),
    order_id: required('text', 'Order id', '订单号', 'order-id'),
    sku: required('text', 'SKU', 'SKU', 'sku'),
    quantity: required('integer', 'Quantity', '数量', 'quantity'),
    disposition: required('text', 'Disposition', '处置结果', 'detailed-disposition'),
    reason: field('text', 'Reason', '退货原因', 'reason'),
    status: field('text', 'Status', '状态', 'status'),
    plate: field('text', 'Licence plate number', '追踪编码', 'license-plate-number'),
    comment: field('text', 'Customer comments', '买家备注', 'customer-comments'),
  },
  signature: ['detailed-disposition'],
  options: { store: '', timeZone: 'UTC', dateOrder: 'ymd' },
  sample: `return-date	order-id	sku	asin	fnsku	product-name	quantity	fulfillment-center-id	detailed-disposition	reason	status	license-plate-number	customer-comments
2026-01-20T10:00:00+00:00	302-0000001-0000001	MUG-BLUE	B0SAMPLE01	X0SAMPLE01	Blue mug	1	DTM2	CUSTOMER_DAMAGED	DEFECTIVE	Unit returned to inventory	LPN0000001	Handle came off
2026-01-21T10:00:00+00:00	302-0000004-0000004	TEA-GREEN	B0SAMPLE02	X0SAMPLE02	Green tea	1	DTM2	SELLABLE	UNWANTED_ITEM	Unit returned to inventory	LPN0000002	
`,
  open: ({ options }) => ({
    row(row, emit) {
      const sku = row.need(row.text('sku'), 'sku')
      emit('returns', {
        line_key: row.text('plate') || sku,
        store: options.store,
        sales_channel: 'amazon',
        order_id: row.need(row.text('order_id'), 'order_id'),
        sku,
        returned_at: row.need(row.instant('returned_at'), 'returned_at'),
        quantity: row.need(row.integer('quantity'), 'quantity'),
        disposition: dispositionOf(row.text('disposition')),
        reason: row.text('reason'),
        comment: row.text('comment'),
        status: row.text('status'),
      })
    },
  }),
})

function dispositionOf(text: string): 'sellable' | 'unsellable' | 'unknown' {
  if (/^sellable$/i.test(text)) return 'sellable'
  return /damaged|defective|unsellable|expired/i.test(text) ? 'unsellable' : 'unknown'
}
