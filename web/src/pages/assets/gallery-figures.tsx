import { useMemo } from 'react'
import type { Gallery } from '../../api/galleries.ts'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { Empty } from '../../components/states.tsx'
import { numberOf, showCell } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { useLocale } from '../../shell/workspace.tsx'

/** What visitors saw and clicked, by gallery and asset, under the names that these have. */
export function GalleryFigures({ galleries }: { galleries: readonly Gallery[] }) {
  const { t } = useTexts()
  return (
    <MeasureCard
      id="gallery-performance"
      chart={{ kind: 'bar' }}
      tableless
      sentence
      empty={<Empty title={t('galleries.no_figures')}>{t('galleries.no_figures_hint')}</Empty>}
      render={(definition, answer) => <Figures definition={definition} answer={answer} galleries={galleries} />}
    />
  )
}

type Shown = { definition: Definition; answer: Answer; galleries: readonly Gallery[] }

function Figures({ definition, answer, galleries }: Shown) {
  const { pick } = useTexts()
  const locale = useLocale(answer.currency)
  const columns = useMemo<DataColumn<Row>[]>(() => {
    const names = new Map<string, string>()
    for (const { id, name, items } of galleries) {
      names.set(id, name)
      for (const { asset, title } of items) names.set(asset, title)
    }
    const nameOf = (row: Row, name: string) => names.get(String(row[name])) ?? String(row[name])
    const column = (name: string): DataColumn<Row> => {
      const of = definition.columns[name]
      const isText = of?.unit === 'text'
      return {
        id: name,
        header: pick(of?.label),
        right: !isText,
        value: (row) => (isText ? nameOf(row, name) : numberOf(row[name])),
        cell: (row) => (isText ? nameOf(row, name) : showCell(row[name], of?.unit ?? 'count', locale)),
      }
    }
    return Object.keys(definition.columns).map(column)
  }, [definition, galleries, pick, locale])
  return <DataTable label={pick(definition.title)} items={answer.rows} columns={columns} />
}
