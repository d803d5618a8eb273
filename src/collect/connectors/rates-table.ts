import { defineConnector } from './define.ts'
import { notPositive } from './ecb-rates.ts'
import { required } from './field.ts'
import { roundDecimal } from './values/amount.ts'

export const ratesTable = defineConnector({
  id: 'rates-table',
  title: { en: 'Exchange rate table', zh: '汇率表' },
  doc: {
    en: 'Exchange rates of your own: on this day one unit of the base currency is so many units of the quote currency. Use it for currencies that the ECB does not publish (VND, TWD, AED, SAR).',
    zh: '自有汇率：某日 1 单位基准货币等于多少单位目标货币。用于欧洲央行未发布的货币（VND、TWD、AED、SAR 等）。',
  },
  facts: ['rates'],
  fields: {
    day: required('day', 'Day', '日期', 'day | date | 日期'),
    base: required(
      'currency',
      'Base currency',
      '基准货币',
      'base | base currency | from | from currency | 基准货币 | 原币种 | 源货币',
    ),
    quote: required(
      'currency',
      'Quote currency',
      '目标货币',
      'quote | quote currency | to | to currency | target | 目标货币 | 目标币种',
    ),
    rate: required('decimal', 'Rate', '汇率', 'rate | exchange rate | fx rate | 汇率'),
  },
  sample: `day,base,quote,rate
2026-01-05,USD,VND,26150
2026-01-05,USD,TWD,31.42
`,
  open: () => ({
    row(row, emit) {
      const rate = row.need(row.decimal('rate'), 'rate')
      if (Number(rate) <= 0) throw notPositive(row.header('rate'), row.text('rate'))
      emit('rates', {
        line_key: '',
        day: row.need(row.day('day'), 'day'),
        base: row.need(row.currency('base'), 'base'),
        quote: row.need(row.currency('quote'), 'quote'),
        rate: roundDecimal(rate, 12),
      })
    },
  }),
})
