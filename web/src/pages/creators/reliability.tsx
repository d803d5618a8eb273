import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Reliability, type ReliableShare, reliabilityQuery } from '../../api/creator-reliability.ts'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { showNumber, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

const lines = ['post_share', 'in_time_share', 'late'] as const

/** How far creators did what was agreed, a column each: of one on their page, of several beside each other. */
export function ReliabilityOf({ ids }: { ids: readonly string[] }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(reliabilityQuery(brand.id, ids))
  const tell = useTold()
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const found = ids.flatMap((id) => data.items.find(({ creator }) => creator.id === id) ?? [])
  return (
    <Card title={t('reliability.title')} note={t('reliability.note')}>
      {found.length === 0 ? (
        <p className="text-[13px] text-ink-3">{t('reliability.none')}</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full text-[13px]" aria-label={t('reliability.title')}>
            {ids.length > 1 && (
              <thead>
                <tr className="text-ink-2">
                  <th scope="col" className="py-1.5 pr-3 text-left font-medium">
                    {t('collaborations.creator')}
                  </th>
                  {found.map(({ creator }) => (
                    <th key={creator.id} scope="col" className="px-3 py-1.5 text-right font-medium text-ink">
                      {creator.name}
                    </th>
                  ))}
                </tr>
              </thead>
            )}
            <tbody>
              {lines.map((line) => (
                <tr key={line} className="border-t border-line align-top">
                  <th scope="row" className="py-1.5 pr-3 text-left font-normal text-ink-2">
                    {t(`reliability.${line}`)}
                  </th>
                  {found.map((one) => (
                    <td key={one.creator.id} className="py-1.5 pl-3 text-right">
                      {tell(one, line)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

function useTold() {
  const { t, language } = useTexts()
  const number = (value: number) => showNumber(value, language)
  const percent = (value: number) => showShare(value, language)
  const beside = (text: ReactNode) => <span className="block text-xs text-ink-3">{text}</span>
  const range = (low: number | null, high: number | null, show: (value: number) => string) =>
    low === null || high === null ? '' : ` (${show(low)} – ${show(high)})`
  const share = (of: ReliableShare | null, counts: string) => (
    <>
      {of ? `${percent(of.share)}${range(of.low, of.high, percent)}` : '–'}
      {of &&
        beside(
          t('reliability.estimate', {
            estimate: `${percent(of.estimate)}${range(of.estimate_low, of.estimate_high, percent)}`,
          }),
        )}
      {beside(counts)}
    </>
  )
  return (one: Reliability, line: (typeof lines)[number]): ReactNode => {
    if (line === 'post_share')
      return share(
        one.post_share,
        t('reliability.samples_of', {
          posted: number(one.samples_posted),
          samples: number(one.samples),
          fresh: number(one.samples_too_new),
        }),
      )
    if (line === 'in_time_share')
      return share(
        one.in_time_share,
        t('reliability.posts_of', {
          posted: number(one.in_time),
          due: number(one.due),
          unknown: number(one.day_unknown),
        }),
      )
    if (!one.late) return '–'
    return (
      <>
        {number(one.late.median)}
        {range(one.late.low, one.late.high, number)}
        {beside(t('reliability.late_of', { posts: number(one.late.posts) }))}
      </>
    )
  }
}
