import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type Connection,
  type Platform,
  readConnection,
  removeConnection,
  updateConnection,
} from '../../api/connections.ts'
import { Badge, type Tone } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { ConnectionForm } from './connection-form.tsx'
import { ConnectionRuns } from './connection-runs.tsx'
import { RunLine } from './run-line.tsx'

const tones: Record<Connection['state'], Tone> = { active: 'good', paused: 'neutral', attention: 'bad' }

type Props = { connection: Connection; platform: Platform | undefined }

/** A connection: how its last read went, when the next one is, and what can be done with it. */
export function ConnectionCard({ connection, platform }: Props) {
  const { t, pick, language } = useTexts()
  const { brand } = useWorkspace()
  const [isOpen, setOpen] = useState(false)
  const { state, next_run_at: next, last_run: run } = connection
  return (
    <Card
      label={connection.name}
      title={connection.name}
      note={
        <>
          {pick(platform?.title) || connection.platform}{' '}
          <Badge tone={tones[state]}>{t(`connections.state_${state}`)}</Badge>
        </>
      }
      actions={<Actions connection={connection} platform={platform} />}
    >
      <div className="flex flex-col gap-3">
        <p className="text-[13px] text-ink-2">{Object.values(connection.settings).join(' · ')}</p>
        {run ? <RunLine run={run} platform={platform} /> : <p className="text-ink-2">{t('connections.not_read')}</p>}
        <div className="flex flex-wrap items-center justify-between gap-2 text-[13px] text-ink-3">
          <span>
            {next
              ? t('connections.next', { moment: showMoment(next, language, brand.time_zone) })
              : t(`connections.no_next_${state === 'paused' ? 'paused' : 'attention'}`)}
          </span>
          {run && (
            <Button small kind="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t('connections.history')}
            </Button>
          )}
        </div>
        {isOpen && <ConnectionRuns connection={connection} platform={platform} />}
      </div>
    </Card>
  )
}

function Actions({ connection, platform }: Props) {
  const { t } = useTexts()
  const { brand, canEdit, isOwner } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [isEdited, setEdited] = useState(false)
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['connections', brand.id] }),
    onError: notify.failed,
  })
  const { id, name, state, last_run } = connection
  const isPaused = state === 'paused'
  const isReading = last_run?.state === 'running'
  return (
    <>
      {canEdit && !isPaused && (
        <Button
          small
          disabled={act.isPending || isReading}
          onClick={() => act.mutate(() => readConnection(brand.id, id))}
        >
          {isReading ? t('connections.reading') : t('connections.read_now')}
        </Button>
      )}
      {isOwner && (
        <>
          {platform && (
            <Button small kind="quiet" onClick={() => setEdited(true)}>
              {t('connections.edit')}
            </Button>
          )}
          <Button
            small
            kind="quiet"
            disabled={act.isPending}
            onClick={() => act.mutate(() => updateConnection(brand.id, id, { paused: !isPaused }))}
          >
            {isPaused ? t('connections.resume') : t('connections.pause')}
          </Button>
          <Confirm
            small
            kind="quiet"
            title={t('connections.remove_title', { name })}
            description={t('connections.remove_text')}
            action={t('connections.remove')}
            onConfirm={() => act.mutate(() => removeConnection(brand.id, id))}
          >
            {t('connections.remove')}
          </Confirm>
        </>
      )}
      {isEdited && platform && (
        <ConnectionForm platform={platform} connection={connection} onClose={() => setEdited(false)} />
      )}
    </>
  )
}
