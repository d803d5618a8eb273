import { effectiveChannels } from '../../../measure/moat/effective-channels.ts'
import type { SectionOf } from '../define.ts'
import { figuresFrom, missing, viewOf } from '../telling.ts'

/** On how many channels the margin of the week rests. */
export const effectiveChannelsSection: SectionOf = {
  id: 'effective-channels',
  title: { en: 'Effective channels', zh: '有效渠道数' },
  measures: [effectiveChannels],
  async tell(asking) {
    const links = [{ label: { en: 'Moat', zh: '流量壁垒' }, path: '/moat', query: viewOf(asking) }]
    const answer = await asking.ask(effectiveChannels, { by: 'week' })
    const row = answer.rows.at(-1)
    if (!row || row.effective === null) return missing(answer.sentence, links)
    const names = ['effective', 'channels', 'largest_share']
    return {
      sentences: answer.sentence ? [answer.sentence] : [],
      figures: figuresFrom(row, answer.before?.rows.at(-1), effectiveChannels.columns, names, asking.words),
      links,
    }
  },
}
