import { tollRate } from '../../../measure/economics/toll-rate.ts'
import type { SectionOf } from '../define.ts'
import { missing, orderLinks, tableOf, totalFigures, viewOf } from '../telling.ts'

/** What was paid for access to the buyers, by sales channel. */
export const tollRateSection: SectionOf = {
  id: 'toll-rate',
  title: { en: 'Toll rate', zh: '渠道费用率' },
  measures: [tollRate],
  async tell(asking) {
    const { words } = asking
    const links = [{ label: { en: 'Moat', zh: '流量壁垒' }, path: '/moat', query: viewOf(asking) }]
    const answer = await asking.ask(tollRate, { by: 'week' })
    if (answer.rows.length === 0) return missing(answer.sentence, links)
    const names = ['sales_channel', 'toll', 'net_sales', 'toll_rate']
    const options = { names, bar: 'toll', beside: 'toll_rate', links: orderLinks(answer) }
    const table = tableOf(answer, tollRate.columns, options, words)
    return {
      sentences: answer.sentence ? [answer.sentence] : [],
      figures: totalFigures(answer, tollRate.columns, ['toll_rate', 'toll'], words),
      ...(table && { table }),
      links,
    }
  },
}
