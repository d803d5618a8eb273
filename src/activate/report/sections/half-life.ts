import { cohortHalfLife } from '../../../predict/moat/cohort-half-life.ts'
import { darkTestMeasure } from '../../../predict/moat/dark-test-measure.ts'
import type { SectionOf } from '../define.ts'
import { figuresFrom, missing, tableOf, viewOf, withInterval } from '../telling.ts'
import { noTest } from './dark-test.ts'

/** How long first buyers go on to give; estimated with the dark test. */
export const halfLifeSection: SectionOf = {
  id: 'half-life',
  title: { en: 'Half-life of first buyers', zh: '首购客群半衰期' },
  measures: [cohortHalfLife],
  async tell(asking) {
    const { words, before } = asking
    const { columns } = cohortHalfLife
    const links = [{ label: { en: 'Moat', zh: '流量壁垒' }, path: '/moat', query: viewOf(asking) }]
    const answer = await asking.ask(cohortHalfLife)
    const all = answer.rows.find(({ key }) => key === '')
    if (!all || all.half_life === null) {
      const test = await asking.ask(darkTestMeasure, { by: 'all' })
      const [row] = test.rows
      return missing(row ? (row.missing ? test.sentence : undefined) : noTest, links)
    }
    const then = asking.compared ? (await asking.ask(cohortHalfLife, before)).rows.find(({ key }) => key === '') : null
    const earlier = then && then.last_day <= before.to && then.last_day < all.last_day ? then : undefined
    const figures = figuresFrom(all, earlier, columns, ['half_life'], words)
    const others = answer.rows.filter(({ key, half_life }) => key !== '' && half_life !== null)
    const table = tableOf(
      { rows: others },
      columns,
      { names: ['key', 'half_life', 'half_life_low', 'half_life_high'], bar: 'half_life' },
      words,
    )
    return {
      sentences: answer.sentence ? [answer.sentence] : [],
      figures: figures.map((figure) => withInterval(figure, all, 'half_life', columns, words)),
      ...(table && { table }),
      links,
    }
  },
}
