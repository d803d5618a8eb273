import { useMutation } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import {
  type ChannelRules,
  type ChannelWords,
  type MovedExample,
  type MovedVisits,
  tryRulesOnVisits,
} from '../../api/channel-rules.ts'
import { Button } from '../../components/button.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { SelectField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useChannelNames } from './channel-words.tsx'

const spans = [30, 90, 365]

type Props = { rules: ChannelRules; words: ChannelWords }

/** Tries the rules as they stand here on the brand's own visits of the last days. */
export function TryOnVisits({ rules, words }: Props) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const [days, setDays] = useState(90)
  const attempt = useMutation({ mutationFn: () => tryRulesOnVisits(brand.id, { ...rules, days }) })
  return (
    <div className="mt-4 flex flex-col gap-2 border-t border-line pt-3">
      <div className="flex flex-wrap items-end gap-2">
        <SelectField
          label={t('channels.days')}
          choices={spans.map((span) => ({ value: String(span), label: t('channels.days_count', { count: span }) }))}
          value={String(days)}
          onChange={(event) => setDays(Number(event.target.value))}
        />
        <Button disabled={attempt.isPending} onClick={() => attempt.mutate()}>
          {t('channels.try_visits')}
        </Button>
      </div>
      {attempt.error && <ProblemView error={attempt.error} />}
      {attempt.data && <Moves told={attempt.data} words={words} />}
    </div>
  )
}

type Move = MovedVisits['moves'][number]

/** How many visits move from which channel to which, and what they began like. */
function Moves({ told, words }: { told: MovedVisits; words: ChannelWords }) {
  const { t, language } = useTexts()
  const names = useChannelNames(words)
  const number = useCallback((count: number) => showNumber(count, language), [language])
  const columns = useMemo<DataColumn<Move>[]>(
    () => [
      { id: 'from', header: t('channels.moved_from'), cell: (one) => names.channel(one.from) },
      { id: 'to', header: t('channels.moved_to'), cell: (one) => names.channel(one.to) },
      { id: 'visits', header: t('channels.moved_visits'), right: true, cell: (one) => number(one.visits) },
      {
        id: 'examples',
        header: t('channels.examples'),
        cell: (one) => (
          <ul>
            {one.examples.map((example) => {
              const text = exampleText(example) || t('channels.no_touch')
              return (
                <li key={JSON.stringify(example)} className="max-w-160 truncate font-mono text-xs" title={text}>
                  <span className="text-ink-3">{example.visits}×</span> {text}
                </li>
              )
            })}
          </ul>
        ),
      },
    ],
    [t, names, number],
  )
  return (
    <div role="status">
      <p className="my-2 font-medium">
        {t('channels.moved_of_visits', { moved: number(told.moved), visits: number(told.visits) })}
      </p>
      {told.moves.length > 0 && (
        <div className="-mx-4">
          <DataTable label={t('channels.moved_outcome')} items={told.moves} columns={columns} pageSize={10} />
        </div>
      )}
    </div>
  )
}

const told = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'referrer_host',
  'click_id_kind',
  'code',
  'in_app',
] as const

/** A touch in a line: what is known of it, then the page entered. */
function exampleText(example: MovedExample): string {
  const known = told.filter((name) => example[name]).map((name) => `${name}=${example[name]}`)
  return [...known, `${example.host ?? ''}${example.path ?? ''}`].filter(Boolean).join(' ')
}
