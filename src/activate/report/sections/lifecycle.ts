import { lifecycleFlows } from '../../../measure/lifecycle/lifecycle-flows.ts'
import type { SectionOf } from '../define.ts'
import { missing, tableOf, totalFigures, viewOf } from '../telling.ts'

/** Who fell silent in the week, and from which stage. */
export const lifecycleSection: SectionOf = {
  id: 'lifecycle',
  title: { en: 'Lifecycle leak', zh: '生命周期掉队' },
  measures: [lifecycleFlows],
  async tell(asking) {
    const { words } = asking
    const links = [{ label: { en: 'Lifecycle', zh: '生命周期' }, path: '/customers/lifecycle', query: viewOf(asking) }]
    const answer = await asking.ask(lifecycleFlows)
    if (!answer.sentence) return missing(undefined, links)
    const fell = answer.rows.filter(({ leaked }) => leaked > 0).sort((a, b) => b.leaked - a.leaked)
    const options = { names: ['from', 'to', 'leaked', 'share'], bar: 'leaked' }
    const table = tableOf({ rows: fell }, lifecycleFlows.columns, options, words)
    return {
      sentences: [answer.sentence],
      figures: totalFigures(answer, lifecycleFlows.columns, ['leaked', 'stuck'], words),
      ...(table && { table }),
      links,
    }
  },
}
