import clsx from 'clsx'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { showNumber, showShare, showUnit } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames } from '../../measure/answer-names.ts'
import type { ChosenPeople } from './use-chosen-people.ts'

const stages = ['aware', 'interested', 'considering', 'first_purchase', 'repeat', 'loyal', 'lapsing', 'lost'] as const

type Props = {
  definition: Definition
  answer: Answer
  chosen: ChosenPeople | undefined
  onChoose: (people: ChosenPeople) => void
}

/** Who was in which stage before, down, and is in which one at the end, across; each cell leads to the people in it. */
export function FlowMatrix({ definition, answer, chosen, onChoose }: Props) {
  const { t, language } = useTexts()
  const nameOf = useAnswerNames({ definition, answer })
  const cells = new Map(answer.rows.map((row) => [`${row.from} ${row.to}`, row]))
  const used = new Set(answer.rows.flatMap(({ from, to }) => [String(from), String(to)]))
  const shown = stages.filter((stage) => used.has(stage))
  const rows = ['new', ...shown].filter((from) => answer.rows.some((row) => row.from === from))
  return (
    <div className="-mx-4 overflow-x-auto px-4">
      <table className="w-full border-separate border-spacing-0.5 text-[13px]" aria-label={t('lifecycle.matrix')}>
        <thead>
          <tr className="text-ink-3">
            <th scope="col" className="p-1.5 text-left font-normal">
              {t('lifecycle.before_after')}
            </th>
            {shown.map((to) => (
              <th key={to} scope="col" className="p-1.5 text-right font-medium">
                {nameOf('to', to)}
              </th>
            ))}
            <th scope="col" className="p-1.5 text-right font-medium">
              {t('lifecycle.stuck')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from}>
              <th scope="row" className="sticky left-0 bg-surface p-1.5 text-left font-medium whitespace-nowrap">
                {nameOf('from', from)}
              </th>
              {shown.map((to) => (
                <td key={to} className="p-0">
                  <Cell
                    row={cells.get(`${from} ${to}`)}
                    isChosen={chosen?.before === from && chosen.stage === to && !chosen.longer_than}
                    label={t('lifecycle.cell', { from: nameOf('from', from), to: nameOf('to', to) })}
                    onOpen={() => onChoose({ before: from, stage: to })}
                  />
                </td>
              ))}
              <td className="p-0">
                <Stuck row={cells.get(`${from} ${from}`)} name={nameOf('from', from)} onChoose={onChoose} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-xs text-ink-3">{t('lifecycle.matrix_hint', { share: showShare(0.8, language) })}</p>
    </div>
  )
}

type CellProps = { row: Row | undefined; isChosen: boolean; label: string; onOpen: () => void }

function Cell({ row, isChosen, label, onOpen }: CellProps) {
  const { language } = useTexts()
  if (!row) return <span className="block p-1.5 text-right text-ink-3">–</span>
  const share = Number(row.share ?? 0)
  const isLeak = Number(row.leaked) > 0
  const amount = `${showNumber(Number(row.people), language)} · ${showShare(share, language)}`
  return (
    <button
      type="button"
      aria-label={`${label}: ${amount}`}
      aria-pressed={isChosen}
      onClick={onOpen}
      className={clsx(
        'relative block w-full min-w-20 overflow-hidden rounded-md p-1.5 text-right tabular-nums hover:outline hover:outline-line',
        isChosen && 'outline outline-2 outline-accent',
        isLeak ? 'text-bad' : 'text-ink',
      )}
    >
      <span
        aria-hidden
        className={clsx('absolute inset-0', isLeak ? 'bg-bad' : 'bg-accent')}
        style={{ opacity: 0.04 + 0.2 * share }}
      />
      <span className="relative block font-medium">{showNumber(Number(row.people), language)}</span>
      <span className="relative block text-xs text-ink-2">{showShare(share, language)}</span>
    </button>
  )
}

/** Who is in the stage for longer than those take who move up from it. */
function Stuck({
  row,
  name,
  onChoose,
}: {
  row: Row | undefined
  name: string
  onChoose: (people: ChosenPeople) => void
}) {
  const { t, language } = useTexts()
  if (!row || row.usual_days === null || !Number(row.stuck))
    return <span className="block p-1.5 text-right text-ink-3">–</span>
  const usual = showUnit(Number(row.usual_days), 'day', language)
  const people = showNumber(Number(row.stuck), language)
  const open = () => onChoose({ before: String(row.from), stage: String(row.to), longer_than: String(row.usual_days) })
  return (
    <button
      type="button"
      className="block w-full min-w-20 rounded-md p-1.5 text-right tabular-nums hover:outline hover:outline-line"
      aria-label={`${t('lifecycle.stuck_in', { stage: name })}: ${people} · ${t('lifecycle.longer', { time: usual })}`}
      onClick={open}
    >
      <span className="block font-medium">{people}</span>
      <span className="block text-xs text-ink-2">{t('lifecycle.longer', { time: usual })}</span>
    </button>
  )
}
