import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type ReportSettings, reportSettingsQuery, saveReportSettings } from '../../api/report.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { SelectField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { type Draft, Recipients } from './recipients.tsx'
import { SendNow } from './send-now.tsx'

/** Whether, when and to whom the report is sent; owners change it. */
export function Schedule({ week }: { week: string | undefined }) {
  const { t } = useTexts()
  const { brand, isOwner } = useWorkspace()
  const { data, error, refetch } = useQuery(reportSettingsQuery(brand.id))
  return (
    <Card title={t('report.schedule')}>
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingRows rows={3} />
      ) : (
        <div className="flex flex-col gap-4">
          {!data.can_send && <NoServer />}
          <ScheduleForm key={JSON.stringify(data)} saved={data} />
          {isOwner && data.can_send && <SendNow week={week} recipients={data.recipients.length} />}
        </div>
      )}
    </Card>
  )
}

function NoServer() {
  const { t } = useTexts()
  return (
    <div className="rounded-lg bg-warn-soft px-3 py-2 text-[13px] text-warn">
      <p>{t('report.no_server')}</p>
      <pre className="mt-1 overflow-x-auto text-xs">
        {'MILLPOND_SMTP_URL=smtps://user:password@mail.example.com\nMILLPOND_MAIL_FROM=Millpond <reports@example.com>'}
      </pre>
    </div>
  )
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const hours = Array.from({ length: 24 }, (_, hour) => hour)

function ScheduleForm({ saved }: { saved: ReportSettings }) {
  const { t, language } = useTexts()
  const { brand, isOwner } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [timing, setTiming] = useState({ is_sent: saved.is_sent, weekday: saved.weekday, hour: saved.hour })
  const [drafts, setDrafts] = useState<Draft[]>(() => saved.recipients.map((one, key) => ({ ...one, key })))
  const save = useMutation({
    mutationFn: () => saveReportSettings(brand.id, { ...timing, recipients: drafts.map(({ key: _, ...one }) => one) }),
    onSuccess: () => notify.done(t('settings.saved')),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['report-settings', brand.id] }),
        queries.invalidateQueries({ queryKey: ['sent-reports', brand.id] }),
      ]),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const nameOf = (weekday: number) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'long' }).format(Date.UTC(2024, 0, weekday))
  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      <label className="flex items-center gap-2 text-ink">
        <input
          type="checkbox"
          disabled={!isOwner}
          checked={timing.is_sent}
          onChange={(event) => setTiming({ ...timing, is_sent: event.target.checked })}
        />
        {t('report.is_sent')}
      </label>
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label={t('report.weekday')}
          disabled={!isOwner}
          value={String(timing.weekday)}
          choices={weekdays.map((one) => ({ value: String(one), label: nameOf(one) }))}
          onChange={(event) => setTiming({ ...timing, weekday: Number(event.target.value) })}
        />
        <SelectField
          label={t('report.hour')}
          disabled={!isOwner}
          value={String(timing.hour)}
          choices={hours.map((one) => ({ value: String(one), label: `${String(one).padStart(2, '0')}:00` }))}
          onChange={(event) => setTiming({ ...timing, hour: Number(event.target.value) })}
        />
      </div>
      <p className="text-xs text-ink-3">{t('report.zone', { zone: brand.time_zone, url: saved.base_url })}</p>
      <Recipients drafts={drafts} onChange={setDrafts} />
      {save.error && <ProblemView error={save.error} />}
      {isOwner ? (
        <Button type="submit" kind="primary" className="self-start" disabled={save.isPending}>
          {t('action.save')}
        </Button>
      ) : (
        <p className="text-[13px] text-ink-3">{t('settings.owner_only')}</p>
      )}
    </form>
  )
}
