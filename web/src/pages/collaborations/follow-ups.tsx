import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type FollowUp, followUpKinds, followUpsQuery } from '../../api/follow-ups.ts'
import { Badge } from '../../components/badge.tsx'
import { Card } from '../../components/card.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { showDay } from '../../format/day.ts'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** What waits for somebody: of everybody or of who looks, by kind, with how many there are of each. Nothing where nothing waits. */
export function FollowUps() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const [of, setOf] = useState('all')
  const [kind, setKind] = useState('')
  const { data, error, refetch } = useQuery(followUpsQuery(brand.id, { of, kind }))
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  const sum = (whose: 'all' | 'mine') => data?.counts.reduce((all, one) => all + one[whose], 0) ?? 0
  if (!data || sum('all') === 0) return null
  const whose = of === 'mine' ? 'mine' : 'all'
  const number = (count: number) => showNumber(count, language)
  const kinds = ['', ...followUpKinds] as const
  const countOf = (one: string) => data.counts.find((row) => row.kind === one)?.[whose] ?? sum(whose)
  return (
    <Card
      flush
      title={t('follow_ups.title')}
      note={t('follow_ups.note')}
      actions={
        <Segmented
          label={t('tasks.owner')}
          value={of}
          choices={(['all', 'mine'] as const).map((value) => ({
            value,
            label: t('follow_ups.of', {
              name: t(`collaborations.of_${value}`),
              count: sum(value),
              number: number(sum(value)),
            }),
          }))}
          onChange={setOf}
        />
      }
    >
      <fieldset className="flex flex-wrap gap-1 px-4 pb-3" aria-label={t('follow_ups.kind')}>
        {kinds.map((one) => (
          <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
            <Badge tone={kind === one ? 'accent' : undefined}>
              {t(`follow_ups.kind_${one || 'all'}`)} {number(countOf(one))}
            </Badge>
          </button>
        ))}
      </fieldset>
      {data.items.length > 0 ? (
        <Rows items={data.items} />
      ) : (
        <p className="px-4 pb-4 text-[13px] text-ink-3">{t('follow_ups.none')}</p>
      )}
    </Card>
  )
}

const tones = { overdue: 'bad', remind: 'warn', not_received: 'warn', not_posted: 'warn', right_ends: 'warn' } as const

function Rows({ items }: { items: readonly FollowUp[] }) {
  const { t, language } = useTexts()
  const about = ({ about, channel }: FollowUp) =>
    [about, channel && t(`assets.channel_${channel}`)].filter(Boolean).join(' · ')
  const columns: DataColumn<FollowUp>[] = [
    {
      id: 'kind',
      header: t('follow_ups.kind'),
      value: ({ kind }) => followUpKinds.indexOf(kind),
      cell: ({ kind }) => <Badge tone={tones[kind]}>{t(`follow_ups.kind_${kind}`)}</Badge>,
    },
    {
      id: 'title',
      header: t('collaborations.name'),
      value: ({ collaboration }) => collaboration.title,
      cell: ({ collaboration }) => (
        <span className="inline-block max-w-56 truncate align-bottom">{collaboration.title}</span>
      ),
    },
    {
      id: 'creator',
      header: t('collaborations.creator'),
      value: ({ creator }) => creator.name,
      cell: ({ creator }) => creator.name,
    },
    { id: 'about', header: t('follow_ups.about'), value: about, cell: (one) => about(one) || '–' },
    {
      id: 'owner',
      header: t('tasks.owner'),
      value: ({ owner }) => owner?.name,
      cell: ({ owner }) => owner?.name ?? t('tasks.nobody'),
    },
    {
      id: 'since',
      header: t('follow_ups.since'),
      value: ({ since }) => since,
      cell: ({ since }) => showDay(since, language),
    },
    {
      id: 'days',
      header: t('follow_ups.days'),
      right: true,
      value: ({ days }) => days,
      cell: ({ days }) => t(`follow_ups.waits_${days < 0 ? 'in' : 'for'}`, { count: Math.abs(days) }),
    },
  ]
  return <DataTable label={t('follow_ups.title')} items={items} columns={columns} pageSize={10} />
}
