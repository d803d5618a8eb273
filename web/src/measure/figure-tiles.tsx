import type { Answer, Definition, Row } from '../api/measures.ts'
import { Card } from '../components/card.tsx'
import { Definition as Info } from '../components/definition.tsx'
import { numberOf, showCell } from '../format/value.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useLocale } from '../shell/workspace.tsx'
import type { Figure } from './figures-table.tsx'

type Props = {
  title: string
  definition: Definition
  answer: Answer
  row: Row
  figures: readonly Figure[]
  note?: string
}

/** Figures of one row of an answer on a card; what nobody told is a dash. */
export function FigureTiles({ title, definition, answer, row, figures, note }: Props) {
  const { t, pick } = useTexts()
  const locale = useLocale(answer.currency)
  const show = (name: string) => showCell(row[name], definition.columns[name]?.unit ?? 'text', locale)
  return (
    <Card title={title} footer={note}>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 xl:grid-cols-6">
        {figures.map((figure) => {
          const [name, low, high] = typeof figure === 'string' ? [figure] : figure
          const label = pick(definition.columns[name]?.label)
          const doc = definition.columns[name]?.doc
          return (
            <div key={name}>
              <dt className="flex h-5 items-center gap-0.5 text-xs text-ink-3">
                {label}
                {doc && <Info of={label}>{pick(doc)}</Info>}
              </dt>
              <dd className="text-[15px] tabular-nums">
                {show(name)}
                {low && high && numberOf(row[low]) !== null && numberOf(row[name]) !== null && (
                  <span className="block text-xs text-ink-3">
                    {t('figure.between', { low: show(low), high: show(high) })}
                  </span>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </Card>
  )
}
