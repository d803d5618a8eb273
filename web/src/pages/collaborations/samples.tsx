import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  removeSample,
  type Sample,
  sampleStates,
  samplesFileUrl,
  samplesQuery,
  updateSample,
} from '../../api/samples.ts'
import { actionsColumn } from '../../components/actions-column.tsx'
import { Button, buttonLook } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { ListFile } from '../../components/list-file.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showDay } from '../../format/day.ts'
import { countryName } from '../../format/names.ts'
import { showPrice } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { CreatorPages } from '../creators/creator-pages.tsx'
import { SampleForm } from './sample-form.tsx'
import { SampleShares } from './sample-shares.tsx'

/** Goods that go to creators: where they are, where they go, and how many became posts. */
export function SamplesPage() {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const [state, setState] = useState('')
  const [filing, setFiling] = useState(false)
  const [opened, setOpened] = useState<Sample | 'new'>()
  const { data, error, refetch } = useQuery(samplesQuery(brand.id, state))
  return (
    <>
      <PageTitle
        actions={
          canEdit && (
            <div className="flex flex-wrap gap-2">
              <Button kind="primary" onClick={() => setOpened('new')}>
                {t('samples.add')}
              </Button>
              <Button aria-expanded={filing} onClick={() => setFiling(!filing)}>
                {t('list_file.title')}
              </Button>
            </div>
          )
        }
      >
        {t('nav.creators')}
      </PageTitle>
      <CreatorPages />
      <div className="flex flex-col gap-4">
        {filing && <ListFile list="samples" hint={t('samples.file_hint')} onWritten={() => setFiling(false)} />}
        <SampleShares />
        <Card
          flush
          title={t('samples.title')}
          actions={
            <>
              <Segmented
                label={t('samples.state')}
                value={state || 'all'}
                choices={['all', ...sampleStates].map((value) => ({
                  value,
                  label: t(`samples.state_${value}` as 'samples.state_all'),
                }))}
                onChange={(next) => setState(next === 'all' ? '' : next)}
              />
              {canEdit && (
                <a className={buttonLook('plain', true)} href={samplesFileUrl(brand.id, state)} download="samples.csv">
                  {t('creators.export')}
                </a>
              )}
            </>
          }
        >
          {error ? (
            <ProblemView error={error} onRetry={() => void refetch()} />
          ) : !data ? (
            <LoadingRows />
          ) : data.items.length ? (
            <SampleTable items={data.items} onOpen={setOpened} />
          ) : (
            <Empty title={t('samples.none')}>{t('samples.none_hint')}</Empty>
          )}
        </Card>
      </div>
      {opened && <SampleForm {...(opened !== 'new' && { sample: opened })} onClose={() => setOpened(undefined)} />}
    </>
  )
}

function SampleTable({ items, onOpen }: { items: readonly Sample[]; onOpen: (one: Sample) => void }) {
  const { t, language } = useTexts()
  const { canEdit } = useWorkspace()
  const day = (on: string | null) => (on ? showDay(on, language, 'short') : '–')
  const place = (code: string) => (code ? countryName(code, language) : '–')
  const columns: DataColumn<Sample>[] = [
    {
      id: 'sku',
      header: t('samples.product'),
      value: ({ sku }) => sku,
      cell: ({ sku, quantity }) => (quantity > 1 ? `${sku} × ${quantity}` : sku),
    },
    {
      id: 'creator',
      header: t('collaborations.creator'),
      value: ({ creator }) => creator.name,
      cell: ({ creator }) => creator.name,
    },
    {
      id: 'from',
      header: t('samples.from'),
      value: ({ stock_country }) => stock_country,
      cell: ({ stock_country, stock_place }) => [place(stock_country), stock_place].filter(Boolean).join(' · '),
    },
    {
      id: 'to',
      header: t('samples.to'),
      value: ({ creator_country }) => creator_country,
      cell: ({ creator_country }) => place(creator_country),
    },
    {
      id: 'route',
      header: t('samples.route'),
      cell: ({ route, tracking }) => (
        <>
          <span className="block">{route || (tracking ? '' : '–')}</span>
          {tracking && <span className="block text-ink-3">{tracking}</span>}
        </>
      ),
    },
    {
      id: 'cost',
      header: t('samples.cost'),
      right: true,
      cell: ({ cost }) => (cost ? showPrice(cost, language) : '–'),
    },
    ...(['sent_on', 'received_on', 'posted_on'] as const).map(
      (name): DataColumn<Sample> => ({
        id: name,
        header: t(`samples.${name}`),
        value: (one) => one[name],
        cell: (one) => day(one[name]),
      }),
    ),
    ...(canEdit ? [actionsColumn<Sample>(t, (one) => <SampleActions sample={one} onOpen={() => onOpen(one)} />)] : []),
  ]
  return <DataTable label={t('samples.title')} items={items} columns={columns} pageSize={25} />
}

const next = { sent_on: 'mark_sent', received_on: 'mark_received', posted_on: 'mark_posted' } as const

/** Notes the next step of a sample as of today, changes it, or takes it away. */
function SampleActions({ sample, onOpen }: { sample: Sample; onOpen: () => void }) {
  const { t } = useTexts()
  const { brand, today } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const done = {
    onSuccess: () => queries.invalidateQueries({ queryKey: ['samples', brand.id] }),
    onError: notify.failed,
  }
  const mark = useMutation({
    mutationFn: (name: keyof typeof next) => updateSample(brand.id, sample.id, { [name]: today }),
    ...done,
  })
  const remove = useMutation({ mutationFn: () => removeSample(brand.id, sample.id), ...done })
  const step = (Object.keys(next) as (keyof typeof next)[]).find((name) => sample[name] === null && !sample.posted_on)
  return (
    <span className="flex justify-end gap-1">
      {step && (
        <Button small disabled={mark.isPending} onClick={() => mark.mutate(step)}>
          {t(`samples.${next[step]}`)}
        </Button>
      )}
      <Button small kind="quiet" onClick={onOpen}>
        {t('action.edit')}
      </Button>
      <Confirm
        small
        kind="quiet"
        title={t('samples.remove_title', { product: sample.sku, creator: sample.creator.name })}
        description={t('samples.remove_text')}
        action={t('action.remove')}
        onConfirm={() => remove.mutate()}
      >
        {t('action.remove')}
      </Confirm>
    </span>
  )
}
