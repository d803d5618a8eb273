import { ownedChange } from '../../../measure/moat/owned-change.ts'
import { ownedShare } from '../../../measure/moat/owned-share.ts'
import type { SectionOf } from '../define.ts'
import { missing, tableOf, totalFigures, viewOf } from '../telling.ts'

/** How much of the margin came unpaid, and what built or eroded that. */
export const ownedShareSection: SectionOf = {
  id: 'owned-share',
  title: { en: 'Owned margin share', zh: '自有毛利占比' },
  measures: [ownedShare, ownedChange],
  async tell(asking) {
    const { words } = asking
    const links = [{ label: { en: 'Moat', zh: '流量壁垒' }, path: '/moat', query: viewOf(asking) }]
    const share = await asking.ask(ownedShare, { by: 'week' })
    if (share.rows.length === 0) return missing(share.sentence, links)
    const change = asking.compared && share.before ? await asking.ask(ownedChange, { by: 'touch' }) : undefined
    const table = change && tableOf(change, columns, { names: ['key', 'mix', 'rate', 'effect'], bar: 'effect' }, words)
    const sentences = [share.sentence, change?.sentence].filter((one) => one !== undefined)
    const figures = totalFigures(share, ownedShare.columns, ['owned_share', 'held', 'unknown_share'], words)
    if (sentences.length === 0 && figures.length === 0) return missing(undefined, links)
    return { sentences, figures, ...(table && { table }), links }
  },
}

const columns = {
  ...ownedChange.columns,
  key: { ...ownedChange.columns.key, label: { en: 'Channel', zh: '渠道' } },
}
