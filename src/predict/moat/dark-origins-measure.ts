import { z } from 'zod'
import { plain } from '../../measure/columns.ts'
import { defineMeasure, period } from '../../measure/define.ts'
import { sql, str } from '../../store/sql.ts'
import { ofBrand } from './dark-origins.ts'
import { quantiles } from './quantiles.ts'

const interval = { en: '80% interval, by 200 draws', zh: '80% 区间，基于 200 次抽样' }
const naive = { en: 'The weeks before go on as they were', zh: '假设延续之前几周的水平' }

export const darkOrigins = defineMeasure({
  id: 'dark-origins',
  group: 'moat',
  title: { en: 'Forecast and what came, paid on', zh: '滚动起点检验（投放时）' },
  doc: {
    en: 'What the dark test would have expected of the 91 days after several earlier days, with paid traffic on, from what was known by then, beside the margin (CM2) that came, and beside the weeks before going on as they were. It shows how well the part of the test can be trusted that real orders can show; what would stand without paid traffic they cannot. What came back of an order since is off it on both sides. Made once for each last day with orders, after the dark test.',
    zh: '以若干较早日期之前的数据，停投测试对其后 91 天（继续投放时）的预计毛利（CM2），与实际毛利、以及“延续之前几周水平”的朴素预测对比。它检验的是真实订单能检验的部分；停投后会剩多少，真实订单无法检验。此后的退款在两边都已扣除。每有新的最后订单日，在停投测试之后做一次。',
  },
  params: period.pick({ from: true, to: true, currency: true }),
  row: z.object({
    day: z.string(),
    days: z.int(),
    came: z.int(),
    forecast: z.int(),
    low: z.int(),
    high: z.int(),
    off: z.number().nullable(),
    naive: z.int(),
    naive_off: z.number().nullable(),
    tested_on: z.string(),
    last_day: z.string(),
  }),
  columns: {
    day: plain('day', 'Made of orders up to', '预测起点'),
    days: plain('days', 'For the days after', '预测天数'),
    came: plain('money', 'CM2 that came', '实际 CM2'),
    forecast: plain('money', 'CM2 forecast', '预测 CM2'),
    low: plain('money', 'Forecast, at least', '预测下限', interval),
    high: plain('money', 'Forecast, at most', '预测上限', interval),
    off: plain('share', 'Off by', '偏差', { en: 'Forecast ÷ what came − 1', zh: '预测 ÷ 实际 − 1' }),
    naive: plain('money', 'Naive forecast', '朴素预测', naive),
    naive_off: plain('share', 'Naive off by', '朴素预测偏差'),
    tested_on: plain('day', 'Tested on', '检验日期'),
    last_day: plain('day', 'Of orders up to', '订单截至'),
  },
  chart: { kind: 'line', x: 'day', y: ['came', 'forecast', 'naive'] },
  example: { from: '2025-01-01', to: '2025-12-31' },
  sql: (p) => sql`
    SELECT toString(dark_origins.day) AS day, days, came, forecast, low, high, if(came <= 0, NULL, forecast / came - 1) AS off,
      naive, if(came <= 0, NULL, naive / came - 1) AS naive_off, toString(toDate(tested_at, ${str(p.scope.timeZone)})) AS tested_on, toString(dark_origins.last_day) AS last_day
    FROM dark_origins
    WHERE ${ofBrand(p.scope)} AND tested_at = (SELECT max(tested_at) FROM dark_origins WHERE ${ofBrand(p.scope)}) AND days > 0
    ORDER BY day`,
  say: ({ rows }, { share, count, day }) => {
    const [first] = rows
    const offs = rows.flatMap(({ off, naive_off }) => (off === null || naive_off === null ? [] : [{ off, naive_off }]))
    if (!first || offs.length === 0) return undefined
    const middle = (values: number[]) => quantiles(values.map(Math.abs), [0.5])[0]
    const [own, theirs] = [middle(offs.map(({ off }) => off)), middle(offs.map(({ naive_off }) => naive_off))]
    const held = rows.filter(({ came, low, high }) => came >= low && came <= high).length
    return {
      en: `On ${count(rows.length).en} earlier days, what was expected of the next 91 days with paid traffic on was off by ${share(own).en} at the median, the weeks before by ${share(theirs).en}; ${count(held).en} of ${count(rows.length).en} lay in the interval (orders up to ${day(first.last_day).en}).`,
      zh: `在 ${count(rows.length).zh} 个较早起点上，对其后 91 天（继续投放时）的预计偏差中位数为 ${share(own).zh}，延续之前水平为 ${share(theirs).zh}；${count(rows.length).zh} 次中有 ${count(held).zh} 次落在区间内（订单截至${day(first.last_day).zh}）。`,
    }
  },
})
