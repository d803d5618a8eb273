import { darkTestMeasure } from '../../../predict/moat/dark-test-measure.ts'
import type { Asking, SectionOf } from '../define.ts'
import { figuresFrom, missing, told, viewOf, withInterval } from '../telling.ts'

/** Where none was made yet. */
export const noTest = {
  en: 'No dark test is made yet. One is made once a day, as soon as figures are derived.',
  zh: '尚无停投测试。指标算好后每天自动测试一次。',
}

/** What would stand if the paying stopped. */
export const darkTestSection: SectionOf = {
  id: 'dark-test',
  title: { en: 'Dark test', zh: '停投测试' },
  measures: [darkTestMeasure],
  async tell(asking) {
    const { words } = asking
    const { columns } = darkTestMeasure
    const links = [{ label: { en: 'Moat', zh: '流量壁垒' }, path: '/moat', query: viewOf(asking) }]
    const answer = await asking.ask(darkTestMeasure, { by: 'all' })
    const [row] = answer.rows
    if (!row) return missing(noTest, links)
    if (row.share === null) return missing(answer.sentence, links)
    const before = earlierTest(asking, row, answer.before?.rows[0])
    const estimated = figuresFrom(row, before, columns, ['share', 'lost'], words).map((figure, i) =>
      withInterval(figure, row, i === 0 ? 'share' : 'lost', columns, words),
    )
    const dates = (['tested_on', 'last_day'] as const).map((name) => ({
      label: columns[name].label,
      unit: columns[name].unit,
      now: told(row[name], name, columns[name], words),
    }))
    return {
      sentences: answer.sentence ? [answer.sentence] : [],
      figures: [...estimated, ...figuresFrom(row, before, columns, ['paid_cost'], words), ...dates],
      links,
    }
  },
}

type Test = { share: number | null; last_day: string }

/** The test of the week before, where it is one that went by orders up to then: the measure falls back on the first there is. */
export function earlierTest<Found extends Test>(
  { before }: Pick<Asking, 'before'>,
  now: Test,
  then: Found | undefined,
): Found | undefined {
  return then && then.share !== null && then.last_day <= before.to && then.last_day < now.last_day ? then : undefined
}
