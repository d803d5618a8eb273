import { marketingEfficiency } from '../../../measure/economics/marketing-efficiency.ts'
import { acquisition } from '../../../predict/lifetime/acquisition.ts'
import type { SectionOf } from '../define.ts'
import { missing, tableOf, totalFigures, viewOf } from '../telling.ts'

/** How many new customers came, and what each cost, by what brought them. */
export const newCustomersSection: SectionOf = {
  id: 'new-customers',
  title: { en: 'New customers and CAC', zh: '新客与获客成本' },
  measures: [marketingEfficiency, acquisition],
  async tell(asking) {
    const { words } = asking
    const links = [{ label: { en: 'Customers', zh: '客户' }, path: '/customers', query: viewOf(asking) }]
    const blended = await asking.ask(marketingEfficiency, { by: 'week' })
    const each = await asking.ask(acquisition, { by: 'channel' })
    if (blended.rows.length === 0 && each.rows.length === 0) return missing(blended.sentence ?? each.sentence, links)
    const options = { names: ['key', 'new_customers', 'cac'], bar: 'new_customers', beside: 'cac' }
    const table = tableOf(each, columns, options, words)
    return {
      sentences: [blended.sentence, each.sentence].filter((one) => one !== undefined),
      figures: totalFigures(blended, marketingEfficiency.columns, ['new_customers', 'blended_cac', 'mer'], words),
      ...(table && { table }),
      links,
    }
  },
}

const columns = {
  ...acquisition.columns,
  key: { ...acquisition.columns.key, label: { en: 'First touch', zh: '首个触点' } },
}
