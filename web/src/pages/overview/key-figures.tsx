import type { Answer, Definition } from '../../api/measures.ts'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Skeleton } from '../../components/states.tsx'
import { showDay } from '../../format/day.ts'
import { numberOf } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useDrill } from '../../measure/drill.ts'
import { Figure } from '../../measure/figure.tsx'
import { useIsTold } from '../../measure/missing-rates.tsx'
import { type Asked, useMeasure } from '../../measure/use-measure.ts'

type Pick = { asked: Asked; column: string }

/** The eight figures that a growth lead looks at first. */
export function KeyFigures() {
  const { t } = useTexts()
  const sales = useMeasure('sales-summary')
  const kept = useMeasure('contribution', { by: 'none' })
  const toll = useMeasure('toll-rate')
  const spend = useMeasure('marketing-efficiency')
  const picks: Pick[] = [
    { asked: sales, column: 'net_sales' },
    { asked: sales, column: 'orders' },
    { asked: sales, column: 'average_order' },
    { asked: kept, column: 'cm3' },
    { asked: toll, column: 'toll_rate' },
    { asked: spend, column: 'spend' },
    { asked: spend, column: 'mer' },
    { asked: sales, column: 'new_customers' },
  ]
  const failed = [sales, kept, toll, spend].find(({ error }) => error)
  const told = useIsTold(failed?.error)
  if (told) return null
  if (failed) return <ProblemView error={failed.error} onRetry={failed.retry} />
  return (
    <Card flush label={t('overview.key_figures')}>
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-[10px] bg-line md:grid-cols-4 2xl:grid-cols-8">
        {picks.map(({ asked, column }) => (
          <div key={column} className="bg-surface">
            {asked.answer && asked.definition ? (
              <KeyFigure definition={asked.definition} answer={asked.answer} column={column} />
            ) : (
              <div className="p-4">
                <Skeleton className="mb-2 h-4 w-20" />
                <Skeleton className="h-7 w-28" />
              </div>
            )}
          </div>
        ))}
      </div>
    </Card>
  )
}

function KeyFigure({ definition, answer, column }: { definition: Definition; answer: Answer; column: string }) {
  const { t, language } = useTexts()
  const drill = useDrill(answer)
  const spec = definition.columns[column]
  const first = answer.rows[0]
  if (!spec) return null
  return (
    <Figure
      name={column}
      column={spec}
      currency={answer.currency}
      value={numberOf(answer.totals[column] ?? first?.[column])}
      before={numberOf(answer.before?.totals[column] ?? answer.before?.rows[0]?.[column])}
      note={answer.not_compared && t('figure.not_compared', { day: showDay(answer.not_compared.first_day, language) })}
      onOpen={drill && first && answer.rows.length === 1 ? () => drill(first) : undefined}
    />
  )
}
