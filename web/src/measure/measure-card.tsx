import clsx from 'clsx'
import { ChartColumn, Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Query } from '../api/client.ts'
import type { Answer, ChartSpec, Definition, Row } from '../api/measures.ts'
import { isDrawn } from '../charts/draw.ts'
import { IconButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { Definition as Info } from '../components/definition.tsx'
import { ProblemView } from '../components/problem-view.tsx'
import { Empty, Skeleton } from '../components/states.tsx'
import { numberOf } from '../format/value.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useView } from '../shell/workspace.tsx'
import { useDrill } from './drill.ts'
import { ExportMenu } from './export-menu.tsx'
import { MeasureChart } from './measure-chart.tsx'
import { MeasureTable } from './measure-table.tsx'
import { MetricChoice } from './metric-choice.tsx'
import { useIsTold } from './missing-rates.tsx'
import { ParamControls } from './param-controls.tsx'
import { useMeasure } from './use-measure.ts'

type Props = {
  id: string
  title?: string
  params?: Query
  /** Parameters that the reader may set on the card itself; kept in the address. */
  controls?: readonly string[]
  /** Parameters that the address holds for this measure, set elsewhere on the page. */
  own?: readonly string[]
  chart?: Partial<ChartSpec>
  /** Columns among which the reader chooses what the chart shows. */
  metrics?: readonly string[]
  view?: 'chart' | 'table'
  height?: number
  className?: string
  sentence?: boolean
  onRow?: (row: Row) => void
  /** Rows that `onRow` is for; all, unless said otherwise. */
  opens?: (row: Row) => boolean
  /** Another drawing of the answer, for charts of more than one panel; `open` leads from a row to what stands behind it, where there is such a way. */
  render?: (definition: Definition, answer: Answer, open?: (row: Row) => void) => ReactNode
  empty?: ReactNode
  /** The drawing is a table itself and needs no other. */
  tableless?: boolean
  /** What else can be done with the question, as it was asked. */
  actions?: (params: Query) => ReactNode
}

const none: readonly string[] = []
const isAny = () => true

/** One measure on a card: title, definition, controls, chart or table, export, and its loading, empty and error states. */
export function MeasureCard({
  id,
  title,
  params,
  controls = none,
  own: more = none,
  chart: given,
  metrics = none,
  view,
  height = 260,
  className,
  sentence,
  onRow,
  opens = isAny,
  render,
  empty,
  tableless = false,
  actions,
}: Props) {
  const { t, pick } = useTexts()
  const { change, own, metric } = useCardParams(id, [...controls, ...more], metrics)
  const asked = useMeasure(id, { ...params, ...own })
  const { definition, answer } = asked
  const told = useIsTold(asked.error)
  const chart = metric ? { ...given, y: [metric] } : given
  const kind = chart?.kind ?? definition?.chart.kind ?? 'table'
  // A drawing that is a table itself stands in place of the whole one, also where the question has no chart.
  const drawn = isDrawn(kind) || (tableless && render !== undefined)
  const [chosen, setChosen] = useState(view)
  const shown = drawn ? (chosen ?? 'chart') : 'table'
  const drill = useDrill(answer)
  const open = onRow ? (row: Row) => opens(row) && onRow(row) : drill
  const name = title ?? pick(definition?.title)
  if (!definition && !asked.pending && !asked.error) return null
  const table = answer && definition && shown === 'table' && answer.rows.length > 0
  return (
    <Card
      label={name}
      className={className ?? ''}
      flush={Boolean(table)}
      title={
        <>
          {name || <Skeleton className="h-4 w-32" />}
          {definition && <Info of={name}>{pick(definition.doc)}</Info>}
        </>
      }
      actions={
        definition && (
          <>
            <MetricChoice
              definition={definition}
              names={metrics}
              value={metric}
              onChange={(next) => change('metric', next)}
            />
            <ParamControls
              definition={definition}
              names={controls}
              values={{ ...textsOf(params), ...own }}
              onChange={change}
            />
            <span className="inline-flex">
              {drawn && !tableless && (
                <IconButton
                  label={shown === 'chart' ? t('figure.show_table') : t('figure.show_chart')}
                  onClick={() => setChosen(shown === 'chart' ? 'table' : 'chart')}
                >
                  {shown === 'chart' ? <Table2 size={16} /> : <ChartColumn size={16} />}
                </IconButton>
              )}
              {actions?.(asked.params)}
              <ExportMenu id={id} title={name} params={asked.params} />
            </span>
          </>
        )
      }
      footer={sentence && answer?.sentence ? pick(answer.sentence) : undefined}
    >
      {told ? (
        <Empty title={t('figure.no_rate')} />
      ) : asked.error ? (
        <ProblemView error={asked.error} onRetry={asked.retry} />
      ) : !answer || !definition ? (
        <Skeleton className={clsx('w-full', 'min-h-40')} />
      ) : answer.rows.length === 0 ? (
        (empty ?? <Empty title={t('figure.empty')}>{t('figure.empty_hint')}</Empty>)
      ) : (
        <div className={clsx('transition-opacity', asked.stale && 'opacity-50')} aria-busy={asked.stale}>
          {shown === 'table' ? (
            <MeasureTable definition={definition} answer={answer} onRow={open} opens={opens} />
          ) : render ? (
            render(definition, answer, open)
          ) : isUnknown(definition, chart, answer) ? (
            <Empty title={t('figure.unknown')}>{t('figure.unknown_hint')}</Empty>
          ) : (
            <MeasureChart definition={definition} answer={answer} height={height} chart={chart} onRow={open} />
          )}
        </div>
      )}
    </Card>
  )
}

/** Whether there are rows, but nothing of what the chart would draw is known. */
function isUnknown(definition: Definition, chart: Partial<ChartSpec> | undefined, { rows }: Answer): boolean {
  const drawn = chart?.y ?? definition.chart.y
  return rows.every((row) => drawn.every((name) => numberOf(row[name]) === null))
}

/** Parameters of a card's own, kept in the address as "measure.parameter". */
function useCardParams(id: string, names: readonly string[], metrics: readonly string[]) {
  const { cards, change } = useView()
  const own: Record<string, string> = {}
  for (const name of names) {
    const value = cards[`${id}.${name}`]
    if (value) own[name] = value
  }
  const asked = cards[`${id}.metric`]
  const metric = metrics.find((name) => name === asked) ?? metrics[0]
  return { own, metric, change: (name: string, value: string) => void change({ [`${id}.${name}`]: value }) }
}

/** Parameters as the texts that controls show. */
function textsOf(params: Query = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value ?? '')]))
}
