import { defineConnector } from './define.ts'
import { field, required } from './field.ts'
import { RowCurrency } from './row-currency.ts'
import { roundDecimal } from './values/amount.ts'
import { currencyInHeader } from './values/currency.ts'

/** A cost without a date has always been true. */
const always = '1970-01-01'

export const costsTable = defineConnector({
  id: 'costs-table',
  title: { en: 'Cost table', zh: '成本表' },
  doc: {
    en: 'The landed cost of one unit by SKU, with the day from which it is true; without a day it has always been true. A cost for a country goes before the general one. Costs may have more digits than the currency.',
    zh: '按 SKU 的单件到岸成本及生效日期；未填日期则一直有效。指定国家的成本优先于通用成本。成本的小数位可多于货币本身。',
  },
  facts: ['product_costs'],
  fields: {
    sku: required(
      'text',
      'SKU',
      'SKU',
      'sku | seller sku | item sku | 商品编码 | 商家编码 | 产品编码 | 货号 | 库存sku',
    ),
    unit_cost: required(
      'decimal',
      'Cost of a unit',
      '单件成本',
      'unit_cost | unit cost | cost | cost (*) | cost per item | unit cost (*) | landed cost | cogs | 成本 | 单位成本 | 单件成本 | 采购成本 | 采购价 | 到岸成本 | 成本价',
    ),
    valid_from: field(
      'day',
      'Valid from',
      '生效日期',
      'valid_from | valid from | from | start date | effective date | date | 生效日期 | 开始日期 | 日期',
    ),
    currency: field('currency', 'Currency', '币种', 'currency | currency code | cost currency | 币种 | 货币'),
    country: field('country', 'Country', '国家', 'country | country code | market | 国家 | 国家/地区 | 市场'),
  },
  options: { currency: '' },
  sample: `sku,unit_cost,currency,valid_from,country
MUG-BLUE,3.8500,USD,2025-01-01,
MUG-BLUE,4.1025,USD,2026-01-01,
TEA-GREEN,16.20,CNY,2025-01-01,DE
`,
  open: ({ options }) => {
    const currencies = new RowCurrency(options.currency)
    return {
      row(row, emit) {
        emit('product_costs', {
          line_key: '',
          sku: row.need(row.id('sku'), 'sku'),
          country: row.country('country'),
          valid_from: row.day('valid_from') ?? always,
          currency: currencies.of(row, currencyInHeader(row.header('unit_cost'))),
          unit_cost: roundDecimal(row.need(row.decimal('unit_cost'), 'unit_cost'), 6),
        })
      },
      end: () => currencies.findings(),
    }
  },
})
