import { ArrowDown } from 'lucide-react'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { Empty } from '../../components/states.tsx'
import { numberOf, showNumber, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames } from '../../measure/answer-names.ts'

/** Beyond this many values a funnel each would say nothing any more. */
const mostValues = 4

/** A loss that was chosen: the last step taken, and of whom. */
export type Loss = { after: number; of: string }
type Props = { definition: Definition; answer: Answer; chosen: Loss | undefined; onLoss: (loss: Loss) => void }

/** Steps as bars with what fell out between them, a funnel for each value of the breakdown. */
export function FunnelBars({ definition, answer, chosen, onLoss }: Props) {
  const { t } = useTexts()
  const nameOf = useAnswerNames({ definition, answer })
  const groups = [...Map.groupBy(answer.rows, ({ key }) => String(key))]
  const isSplit = answer.params.by !== 'none'
  if (!groups.some(([, [first]]) => numberOf(first?.people))) {
    return <Empty title={t('funnel.nobody')}>{t('funnel.nobody_hint')}</Empty>
  }
  return (
    <>
      <div className={groups.length > 1 ? 'grid gap-6 md:grid-cols-2' : ''}>
        {groups.slice(0, mostValues).map(([key, rows]) => {
          const name = isSplit ? nameOf('key', key) : t('funnel.all')
          return (
            <section key={key} aria-label={name} className="min-w-0">
              {isSplit && <h3 className="mb-2 font-medium text-ink">{name}</h3>}
              <ol>
                {rows.map((row) => (
                  <li key={Number(row.step)}>
                    {Number(row.step) > 1 && (
                      <LossBetween
                        row={row}
                        after={nameOf('name', rows[Number(row.step) - 2]?.name)}
                        pressed={chosen?.after === Number(row.step) - 1 && chosen.of === key}
                        onChoose={() => onLoss({ after: Number(row.step) - 1, of: key })}
                      />
                    )}
                    <StepBar row={row} name={nameOf('name', row.name)} before={rows[Number(row.step) - 2]} />
                  </li>
                ))}
              </ol>
            </section>
          )
        })}
      </div>
      <p className="mt-3 text-[13px] text-ink-3">
        {groups.length > mostValues && `${t('funnel.more_values', { count: mostValues })} `}
        {t('funnel.choose')}
      </p>
    </>
  )
}

/** The part of the first step that takes this one, and paler behind it what took the step before. */
function StepBar({ row, name, before }: { row: Row; name: string; before: Row | undefined }) {
  const { t, language } = useTexts()
  const people = numberOf(row.people) ?? 0
  const share = numberOf(row.of_first) ?? 0
  const width = (part: number) => ({ width: `${Math.max(0.5, Math.min(100, part * 100))}%` })
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-[13px]">
        <span className="min-w-0 truncate font-medium text-ink" title={String(row.name)}>
          {Number(row.step)}. {name}
        </span>
        <span className="shrink-0 tabular-nums text-ink-2">
          <b className="font-semibold text-ink">{t('funnel.people', { value: showNumber(people, language) })}</b>
          {before && ` · ${t('funnel.of_first', { share: showShare(share, language) })}`}
        </span>
      </div>
      <div aria-hidden className="relative mt-1 h-7 overflow-hidden rounded-md bg-sunken">
        {before && (
          <span className="absolute inset-y-0 left-0 bg-accent-soft" style={width(numberOf(before.of_first) ?? 0)} />
        )}
        {people > 0 && <span className="absolute inset-y-0 left-0 rounded-md bg-accent" style={width(share)} />}
      </div>
    </div>
  )
}

type LossProps = { row: Row; after: string; pressed: boolean; onChoose: () => void }

/** Who went on between two steps, and who did not. */
function LossBetween({ row, after, pressed, onChoose }: LossProps) {
  const { t, language } = useTexts()
  const lost = numberOf(row.lost) ?? 0
  const going = numberOf(row.of_previous)
  const value = showNumber(lost, language)
  return (
    <div className="flex flex-wrap items-center gap-x-2 py-1.5 pl-3 text-[13px] text-ink-2">
      <ArrowDown size={14} className="text-ink-3" aria-hidden />
      {going !== null && (
        <span className="tabular-nums">{t('funnel.of_previous', { share: showShare(going, language) })}</span>
      )}
      {lost > 0 && (
        <button
          type="button"
          aria-pressed={pressed}
          aria-label={t('funnel.show_lost', { value, step: after })}
          className="rounded-full border border-line-strong px-2 py-0.5 text-bad hover:bg-bad-soft aria-pressed:bg-bad-soft aria-pressed:font-medium"
          onClick={onChoose}
        >
          {t('funnel.lost', { value })}
        </button>
      )}
    </div>
  )
}
