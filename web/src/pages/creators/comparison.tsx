import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { listText } from '../../address/view.ts'
import type { Answer, Definition, Row } from '../../api/measures.ts'
import { Badge } from '../../components/badge.tsx'
import { IconButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames } from '../../measure/answer-names.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { bestOf, mostCompared, useCompared } from './compared.ts'
import { CreatorLink } from './creator-link.tsx'
import { figures, further, useFigure } from './figures.tsx'
import { ReliabilityOf } from './reliability.tsx'
import { Signals } from './signals.tsx'

/** Two to six creators, a column each: every figure with its interval and on what it rests. The export holds what is shown. */
export function Comparison() {
  const { t } = useTexts()
  const { ids } = useCompared()
  if (ids.length === 0)
    return (
      <Card title={t('creators.compare')}>
        <p className="text-[13px] text-ink-3">{t('creators.compare_hint', { most: mostCompared })}</p>
      </Card>
    )
  return (
    <>
      <MeasureCard
        id="creator-scorecard"
        title={t('creators.compare')}
        params={{ creator: listText(ids), limit: mostCompared }}
        own={['platform']}
        chart={{ kind: 'bar' }}
        tableless
        empty={<Empty title={t('creators.no_posts')}>{t('creators.no_posts_hint')}</Empty>}
        render={(definition, answer) => <SideBySide definition={definition} answer={answer} />}
      />
      <ReliabilityOf ids={ids} />
    </>
  )
}

type Line = { name: string; label: string; cell: (row: Row) => ReactNode; best?: string | undefined }

function SideBySide({ definition, answer }: { definition: Definition; answer: Answer }) {
  const { t, pick } = useTexts()
  const { ids, toggle } = useCompared()
  const rows = answer.rows.toSorted((a, b) => ids.indexOf(String(a.creator)) - ids.indexOf(String(b.creator)))
  const lines = useLines(definition, answer, rows)
  return (
    <>
      <div className="-mx-4 overflow-x-auto">
        <table className="w-full text-[13px]" aria-label={t('creators.compare')}>
          <thead>
            <tr className="bg-sunken text-ink-2">
              <th scope="col" className="px-4 py-1.5 text-left font-medium">
                {pick(definition.columns.name?.label)}
              </th>
              {rows.map((row) => (
                <th key={String(row.creator)} scope="col" className="px-3 py-1.5 text-right font-medium text-ink">
                  <span className="inline-flex items-center gap-1">
                    <CreatorLink id={String(row.creator)} name={String(row.name)} />
                    <IconButton
                      label={t('creators.compare_without', { name: String(row.name) })}
                      onClick={() => toggle(String(row.creator))}
                    >
                      <X size={14} />
                    </IconButton>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, label, cell, best }) => (
              <tr key={name} className="border-t border-line align-top">
                <th scope="row" className="px-4 py-1.5 text-left font-normal text-ink-2">
                  {label}
                </th>
                {rows.map((row) => (
                  <td key={String(row.creator)} className="px-3 py-1.5 text-right">
                    {cell(row)}
                    {best === row.creator && <Badge tone="good">{t('creators.best')}</Badge>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-xs text-ink-3">{t('creators.best_hint')}</p>
    </>
  )
}

function useLines(definition: Definition, answer: Answer, rows: readonly Row[]): Line[] {
  const { pick } = useTexts()
  const nameOf = useAnswerNames({ definition, answer })
  const { figure, show, restsOn } = useFigure({ definition, answer })
  const label = (name: string) => pick(definition.columns[name]?.label)
  const measured = [...figures, ...further.map((name) => [name] as const)].map(([name, interval, beside]): Line => {
    const cell = (row: Row) => (
      <>
        {interval ? figure(row, name, interval, beside) : show(row, name)}
        {restsOn(row, name) && <span className="block text-xs whitespace-nowrap text-ink-3">{restsOn(row, name)}</span>}
      </>
    )
    return { name, label: label(name), cell, best: bestOf(rows, name, interval) }
  })
  return [
    {
      name: 'tier',
      label: label('tier'),
      cell: (row) => `${nameOf('platform', row.platform)} · ${nameOf('tier', row.tier)}`,
    },
    { name: 'category', label: label('category'), cell: (row) => String(row.category) || '–' },
    ...measured,
    { name: 'signals', label: label('signals'), cell: (row) => <Signals of={String(row.signals)} /> },
  ]
}
