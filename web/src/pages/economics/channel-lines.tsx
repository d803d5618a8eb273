import clsx from 'clsx'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { BasisBadge } from '../../components/basis-badge.tsx'
import { numberOf, showCell, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames } from '../../measure/answer-names.ts'
import { useDrill } from '../../measure/drill.ts'
import { useLocale } from '../../shell/workspace.tsx'

/** Borders are the cells' own: those of rows do not show below a cell that stays in sight. */
const rowLook = '[&>*]:border-b [&>*]:border-line last:[&>*]:border-b-0'

/** Own site and marketplaces line by line: share of net sales large, the amount small, and how the fee is known. */
export function ChannelLines({ definition, answer }: { definition: Definition; answer: Answer }) {
  const { t, pick } = useTexts()
  const nameOf = useAnswerNames({ definition, answer })
  const lines = linesOf(answer.rows)
  const channels = channelsOf(answer.rows)
  const title = pick(definition.title)
  return (
    <section className="-mx-4 relative overflow-x-auto" aria-label={title} tabIndex={-1}>
      <table className="w-full border-separate border-spacing-0 text-[13px]" aria-label={title}>
        <thead>
          <tr className="bg-sunken text-ink-2 [&>th]:border-y [&>th]:border-line">
            <th scope="col" className="sticky left-0 z-10 bg-sunken px-4 py-1.5 text-left font-medium">
              {t('channel_lines.line')}
            </th>
            {channels.map((channel) => (
              <th key={channel} scope="col" className="px-4 py-1.5 text-right font-medium whitespace-nowrap">
                <span
                  className="mr-1.5 inline-block size-2 rounded-sm"
                  style={{ background: `var(--channel-${channel}, var(--channel-other))` }}
                  aria-hidden
                />
                {nameOf('sales_channel', channel)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ step, level, byChannel }) => (
            <tr key={step} className={clsx(rowLook, level && 'bg-sunken font-semibold')}>
              <th
                scope="row"
                className={clsx(
                  'sticky left-0 z-10 px-4 py-1.5 text-left whitespace-nowrap',
                  level ? 'bg-sunken font-semibold' : 'bg-surface pl-7 font-normal text-ink-2',
                )}
              >
                {nameOf('step', step)}
              </th>
              {channels.map((channel) => (
                <LineCell key={channel} row={byChannel.get(channel)} answer={answer} level={level} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function LineCell({ row, answer, level }: { row: Row | undefined; answer: Answer; level: boolean }) {
  const { t, language } = useTexts()
  const locale = useLocale(answer.currency)
  const drill = useDrill(answer)
  if (!row || !numberOf(row.amount)) return <td className="px-4 py-1.5 text-right text-ink-3">–</td>
  const share = numberOf(row.share)
  const amount = showCell(row.amount, 'money', locale, 'compact')
  const basis = level ? undefined : basisOf(row)
  return (
    <td className="px-4 py-1.5 text-right whitespace-nowrap">
      <span className="inline-flex items-center gap-2">
        {basis && <BasisBadge basis={basis} />}
        {drill ? (
          <button
            type="button"
            className="hover:text-accent hover:underline"
            onClick={() => drill(row)}
            aria-label={t('figure.orders_behind', { value: amount })}
          >
            {share === null ? '–' : showShare(share, language)}
          </button>
        ) : (
          <span>{share === null ? '–' : showShare(share, language)}</span>
        )}
        <span className="w-20 font-normal text-ink-3">{amount}</span>
      </span>
    </td>
  )
}

/** The channels with the largest sales first, as in the walks above the table. */
function channelsOf(rows: readonly Row[]): string[] {
  const sales = rows.filter(({ step }) => step === 'net_sales')
  const largest = sales.toSorted((a, b) => (numberOf(b.amount) ?? 0) - (numberOf(a.amount) ?? 0))
  return [...new Set([...largest, ...rows].map((row) => String(row.sales_channel ?? '')))]
}

/** How the larger part of a fee is known; undefined for lines that are no fee. */
function basisOf(row: Row): string | undefined {
  const parts = [
    ['actual', Math.abs(numberOf(row.actual) ?? 0)],
    ['estimated', Math.abs(numberOf(row.estimated) ?? 0)],
    ['default', Math.abs(numberOf(row.defaulted) ?? 0)],
  ] as const
  const largest = parts.toSorted((a, b) => b[1] - a[1])[0]
  return largest && largest[1] > 0 ? largest[0] : undefined
}

type Line = { step: string; place: number; level: boolean; byChannel: Map<string, Row> }

/** Rows by line of the walk; steps that are zero everywhere are left out. */
function linesOf(rows: readonly Row[]): Line[] {
  const lines = new Map<string, Line>()
  for (const row of rows) {
    const step = String(row.step)
    const line = lines.get(step) ?? {
      step,
      place: Number(row.place),
      level: row.kind === 'level',
      byChannel: new Map(),
    }
    line.byChannel.set(String(row.sales_channel ?? ''), row)
    lines.set(step, line)
  }
  const used = ({ level, byChannel }: Line) => level || [...byChannel.values()].some((row) => numberOf(row.amount))
  return [...lines.values()].filter(used).sort((a, b) => a.place - b.place)
}
