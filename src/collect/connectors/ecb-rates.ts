import { isCurrency } from '../../kernel/money.ts'
import { defineConnector, Unreadable } from './define.ts'
import { required } from './field.ts'
import { roundDecimal } from './values/amount.ts'
import { readDecimal } from './values/decimal.ts'
import { Fault, isMissing } from './values/fault.ts'

const isCurrencyColumn = (header: string) => /^[A-Z]{3}$/.test(header.trim()) && isCurrency(header.trim())

export const ecbRates = defineConnector({
  id: 'ecb-rates',
  title: { en: 'ECB exchange rates', zh: '欧洲央行汇率' },
  doc: {
    en: 'The reference rates of the European Central Bank: one row a day, one column a currency, per euro. Download eurofxref-hist.zip from the ECB’s page "Euro foreign exchange reference rates" and import it as it is. Days without a rate (N/A) and currencies that no longer exist are left out.',
    zh: '欧洲中央银行的欧元参考汇率：每天一行、每种货币一列。从欧洲央行“欧元外汇参考汇率”页面下载 eurofxref-hist.zip，直接导入。没有汇率的日期（N/A）和已停用的货币不计入。',
  },
  facts: ['rates'],
  fields: { day: required('day', 'Date', '日期', 'Date') },
  wideColumn: isCurrencyColumn,
  signature: ['USD', 'JPY', 'GBP', 'CHF', 'CNY'],
  options: { dateOrder: 'ymd', decimal: 'point' },
  sample: `Date,USD,JPY,CYP,GBP,
2026-01-06,1.1702,183.05,N/A,0.8671,
2026-01-05,1.1688,182.90,N/A,0.8665,
`,
  open: ({ options, columns }) => {
    const wide = [...columns.entries()].filter(([, header]) => isCurrencyColumn(header))
    return {
      row(row, emit) {
        const day = row.need(row.day('day'), 'day')
        const rates = wide.flatMap(([place, header]) => {
          const text = row.cells[place]?.trim() ?? ''
          return isMissing(text) ? [] : [{ quote: header.trim(), rate: rateOf(text, header, options.decimal) }]
        })
        if (rates.length === 0) return 'ignored'
        for (const rate of rates) emit('rates', { line_key: '', day, base: 'EUR', ...rate })
      },
    }
  },
})

function rateOf(text: string, header: string, style: 'point' | 'comma'): string {
  const rate = readDecimal(text, style)
  if (rate instanceof Fault) throw new Unreadable(header, text, rate.reason, rate.remedy)
  if (Number(rate) > 0) return roundDecimal(rate, 12)
  throw notPositive(header, text)
}

/** A rate of zero or less would turn every amount into nothing or its opposite. */
export function notPositive(header: string, text: string): Unreadable {
  return new Unreadable(
    header,
    text,
    { en: 'An exchange rate is greater than zero.', zh: '汇率必须大于零。' },
    { en: 'Correct the rate in the file.', zh: '请在文件中更正汇率。' },
  )
}
