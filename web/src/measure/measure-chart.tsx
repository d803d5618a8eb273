import { useCallback, useMemo } from 'react'
import type { Answer, ChartSpec, Definition, Row } from '../api/measures.ts'
import { Chart, type Draw } from '../charts/chart.tsx'
import { drawMeasure, heightOf } from '../charts/draw.ts'
import { drawnRows } from '../charts/drawn-rows.ts'
import type { ChartInput } from '../charts/input.ts'
import { isPartialBucket } from '../format/bucket.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useLocale } from '../shell/workspace.tsx'
import { useAnswerNames, useColumnLabel } from './answer-names.ts'

type Props = {
  definition: Definition
  answer: Answer
  height: number
  /** Overrides what the measure draws by default: another column, another kind. */
  chart?: Partial<ChartSpec> | undefined
  onRow?: ((row: Row) => void) | undefined
  /** Of charts of nodes: the place of the one that was chosen, in the order of the flow. */
  onNode?: (place: number) => void
}

/** Any measure as its chart. The sentence of the answer describes it to those who cannot see it. */
export function MeasureChart({ definition, answer, height, chart, onRow, onNode }: Props) {
  const { t, pick } = useTexts()
  const locale = useLocale(answer.currency)
  const nameOf = useChartNames({ definition, answer })
  const labelOf = useColumnLabel({ definition, answer })
  const input = useMemo<ChartInput>(() => {
    const spec = { ...definition.chart, ...chart }
    return {
      chart: spec,
      columns: definition.columns,
      rows: drawnRows(answer.rows, spec),
      before: answer.before?.rows,
      locale,
      pick,
      labelOf,
      nameOf,
      beforeLabel: t('figure.before'),
      isPartial: (x) => isPartialBucket(x, stepOf(answer)),
      partialLabel: t('figure.partial'),
      unfinishedLabel: t('figure.unfinished'),
    }
  }, [definition, answer, chart, locale, pick, labelOf, nameOf, t])
  const high = heightOf(input, height)
  const draw = useCallback<Draw>((palette, width) => drawMeasure(input, palette, width, high), [input, high])
  const single = input.chart.by === undefined
  const { rows } = input
  const pickRow = onRow && single ? (index: number) => rows[index] && onRow(rows[index]) : undefined
  const pickNode = onNode && ((index: number, _: string, kind: string) => kind === 'node' && onNode(index))
  const label = [pick(definition.title), pick(answer.sentence)].filter(Boolean).join('. ')
  return <Chart draw={draw} height={high} label={label} onPick={pickNode ?? pickRow} />
}

/** The step of time and the days of an answer; measures without one have none. */
function stepOf({ params: { by, from, to } }: Answer) {
  return { by, from, to }
}

/** Names of a chart: a product is one bar by its SKU, and called by its title; products may share a title or have none. */
function useChartNames(named: { definition: Definition; answer: Answer }): (column: string, value: unknown) => string {
  const nameOf = useAnswerNames(named)
  const { rows } = named.answer
  return useMemo(() => {
    const titles = new Map(rows.map(({ sku, title }) => [String(sku), String(title ?? '')]))
    return (column, value) => (column === 'sku' && titles.get(String(value))) || nameOf(column, value)
  }, [rows, nameOf])
}
