import { channelNames } from '../../../kernel/channel.ts'
import { contribution } from '../../../measure/economics/contribution.ts'
import type { SectionOf } from '../define.ts'
import { missing, orderLinks, tableOf, totalFigures, viewOf } from '../telling.ts'

/** What was kept of the week's sales, by sales channel. */
export const contributionSection: SectionOf = {
  id: 'contribution',
  title: { en: 'Contribution margin', zh: '边际贡献' },
  measures: [contribution],
  async tell(asking) {
    const { words } = asking
    const answer = await asking.ask(contribution, { by: 'sales_channel' })
    const links = [{ label: { en: 'Economics', zh: '经济' }, path: '/economics', query: viewOf(asking) }]
    if (answer.rows.length === 0) return missing(answer.sentence, links)
    const columns = { ...contribution.columns, key: { ...contribution.columns.key, ...byChannel } }
    const table = tableOf(
      answer,
      columns,
      { names: ['key', 'net_sales', 'cm3', 'cm3_rate'], bar: 'cm3', beside: 'cm3', links: orderLinks(answer) },
      words,
    )
    return {
      sentences: answer.sentence ? [answer.sentence] : [],
      figures: totalFigures(answer, contribution.columns, ['cm3', 'cm3_rate', 'net_sales'], words),
      ...(table && { table }),
      links,
    }
  },
}

const byChannel = {
  label: { en: 'Sales channel', zh: '销售渠道' },
  values: { ...channelNames, '': { en: 'None', zh: '无' } },
}
