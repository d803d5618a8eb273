import type { Text } from '../../kernel/errors.ts'
import { wordsFor } from '../../measure/words.ts'
import type { OpenMoves } from '../moves/next-moves.ts'
import type { Section } from './define.ts'
import { writtenDays } from './render/words.ts'

/** So many are told; the page has the others. */
const most = 5

const columns = [
  { label: { en: 'What to do', zh: '做什么' }, unit: 'text' },
  { label: { en: 'Margin in 180 days, estimate', zh: '180 天预计毛利（估算）' }, unit: 'money' },
  { label: { en: 'At least', zh: '区间下限' }, unit: 'money' },
  { label: { en: 'At most', zh: '区间上限' }, unit: 'money' },
] as const

/** What is worth doing next, as it is found now: a move speaks of the last days of data, not of the week. */
export function movesSection({ moves, days, failed, currency }: OpenMoves): Section {
  const { money } = wordsFor(currency, undefined)
  const section = { id: 'moves', title: { en: 'Next moves', zh: '下一步' }, sources: [] }
  const links = [{ label: { en: 'Next moves', zh: '下一步' }, path: '/moves', query: {} }]
  const notAsked = failed.map(({ name, problem }) => ({
    en: `${name.en}: could not be looked for. ${problem.en}`,
    zh: `${name.zh}：无法计算。${problem.zh}`,
  }))
  const shown = moves.slice(0, most)
  if (!days || shown.length === 0)
    return { ...section, sentences: [days ? none : tooFew, ...notAsked], figures: [], links }
  const why = shown.map(({ title, why }) => ({ en: `${title.en}. ${why.en}`, zh: `${title.zh}。${why.zh}` }))
  return {
    ...section,
    sentences: [foundIn(writtenDays(days), currency), ...why, ...notAsked],
    figures: [],
    table: {
      columns: [...columns],
      rows: shown.map(({ title, margin, low, high, view }) => ({
        cells: [
          { value: title.en, shown: title },
          ...[margin, low, high].map((value) => ({ value, shown: money(value) })),
        ],
        link: { label: { en: 'Open', zh: '查看' }, path: view.path, query: view.query },
      })),
      bar: 1,
    },
    links,
  }
}

const none: Text = {
  en: 'Nothing to do that the measures would vouch for.',
  zh: '目前没有数据支持的建议。',
}
const tooFew: Text = {
  en: 'Moves are found in orders of at least 28 days. There are fewer so far.',
  zh: '至少需要 28 天的订单数据才能给出建议，目前还不够。',
}

const foundIn = (days: Text, currency: string): Text => ({
  en: `Found in the data of ${days.en}, by the margin (CM3) expected in the next 180 days, in ${currency} with 80% intervals. All amounts are estimates.`,
  zh: `根据${days.zh}的数据，按未来 180 天预计毛利（CM3）排序，金额以 ${currency} 计，附 80% 区间，均为估算。`,
})
