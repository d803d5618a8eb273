import { z95 } from '../../../kernel/share.ts'
import { pageTable } from '../../../measure/traffic/page-table.ts'
import { z80 } from '../../../predict/product-fit/shrunk-fits.ts'
import { type Alike, pagesAlike } from '../alike-pages.ts'
import type { Asking, Move, Rule } from '../define.ts'
import { scaleOf } from '../estimate.ts'
import { whileSeen } from '../seen-days.ts'

/** Of pages that leak only the worst are told; the others stand on the page that a move leads to. */
const most = 3

/** Pages where more visits end without an order than on pages alike. */
export const leakingPage: Rule = {
  id: 'leaking-page',
  name: { en: 'A page that loses more visits than pages alike', zh: '流失高于同类的页面' },
  measured: { label: { en: 'Margin lost on the page, estimated', zh: '该页损失的毛利（估计）' }, per: '180_days' },
  async find(asking) {
    const seen = await whileSeen(asking)
    if (!seen) return []
    const moves = pagesAlike(await pages(seen)).flatMap((alike) => moveFor(seen, alike) ?? [])
    return moves.sort((a, b) => b.margin - a.margin).slice(0, most)
  },
  async measure(asking, about) {
    const seen = await whileSeen(asking)
    if (!seen) return null
    const row = (await pages(seen)).find(({ page }) => page === about)
    if (!row) return 0
    return row.margin_lost === null ? null : Math.round(row.margin_lost * scaleOf(seen.days))
  },
}

type Row = Awaited<ReturnType<typeof pages>>[number]

async function pages({ ask }: Asking) {
  return (await ask(pageTable, { limit: 10_000 })).rows
}

function moveFor(asking: Asking, { row, kind, usual, rate, error }: Alike<Row>): Move | undefined {
  const { page, visits, lost_exits, margin_of_others, margin_lost, margin_lost_low, margin_lost_high } = row
  if (margin_of_others === null || margin_of_others <= 0 || margin_lost === null || lost_exits === 0) return undefined
  if (margin_lost_low === null || margin_lost_high === null) return undefined
  const { words, days } = asking
  const scale = scaleOf(days)
  const to_come = visits * scale
  const kept = to_come * (rate - usual)
  // The rate is an estimate, visits to come end by chance, and what the others leave is a mean.
  const keptError = Math.hypot(to_come * error, Math.sqrt(to_come * usual * (1 - usual)))
  const worthError = (margin_lost_high - margin_lost_low) / (2 * z95 * lost_exits)
  const half = z80 * Math.hypot(keptError * margin_of_others, kept * worthError)
  const margin = kept * margin_of_others
  if (margin - half <= 0) return undefined
  const [ended, others, count, worth] = [
    words.share(lost_exits / visits),
    words.share(usual),
    words.many(visits, 'visit'),
    words.money(margin_of_others),
  ]
  return {
    about: page,
    kind: 'page',
    title: { en: `Mend ${page}`, zh: `改进页面 ${page}` },
    why: {
      en: `Of ${count} that saw it, ${ended.en} ended there without an order; on pages alike (${kind}…) it is ${others.en}. Assumed: it can keep as many as those, and who stays then leaves ${worth.en} a visit, as the others that saw it do. What few visits tell is drawn towards the usual.`,
      zh: `看过该页的 ${words.count(visits).zh} 次访问中，${ended.zh} 未下单就在此离开；同类页面（${kind}…）为 ${others.zh}。假设：该页能做到同类水平，且留下的访问与其余看过该页的访问一样，平均带来 ${worth.zh}。访问少的页面已向同类水平收缩。`,
    },
    margin: Math.round(margin),
    low: Math.round(margin - half),
    high: Math.round(margin + half),
    effort: 'medium',
    measured: Math.round(margin_lost * scale),
    evidence: { measure: pageTable.id, params: { ...days }, row, orders: null },
    view: { path: '/traffic/pages', query: { ...days } },
    action: { kind: 'task' },
  }
}
