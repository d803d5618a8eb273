import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type Audience, audienceFileUrl, audienceMembersQuery, removeAudience } from '../../api/audiences.ts'
import { catalogueQuery } from '../../api/measures.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { SaveCsv } from '../../components/save-csv.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showMoment, showPeriod } from '../../format/day.ts'
import { showCell } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureTable } from '../../measure/measure-table.tsx'
import { useOpenPerson } from '../../measure/open-person.ts'
import { useLocale, useWorkspace } from '../../shell/workspace.tsx'
import { CustomerPages } from '../customers/customer-pages.tsx'
import { MadeOf } from './made-of.tsx'
import { RenameAudience } from './rename-audience.tsx'

/** Who is in an audience now. */
export function AudiencePage() {
  const { t, language } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const { audience: id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(audienceMembersQuery(brand.id, id))
  const { data: catalogue } = useQuery(catalogueQuery(brand.id))
  const openPerson = useOpenPerson()
  const locale = useLocale(brand.currency)
  const question = data && catalogue?.get(data.audience.measure)
  const definition = useMemo(
    () => question && { ...question, columns: { ...question.columns, ...data.columns } },
    [question, data],
  )
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!data || !definition) return <LoadingRows />
  const { audience, answer, days, people, consent, listed } = data
  const count = (number: number) => showCell(number, 'count', locale)
  return (
    <>
      <PageTitle actions={canEdit && <Change audience={audience} />}>{audience.name}</PageTitle>
      <CustomerPages />
      <div className="flex flex-col gap-4">
        <p className="max-w-3xl text-ink-2">
          {t('audiences.now', { people: count(people), days: showPeriod(days.from, days.to, language) })}{' '}
          {people > 0 && t('audiences.agreed', { email: count(consent.email.agreed), sms: count(consent.sms.agreed) })}{' '}
          {t('audiences.made', {
            name: audience.created_by.name,
            day: showMoment(audience.created_at, language, brand.time_zone),
          })}
        </p>
        <div className="max-w-xl">
          <MadeOf question={audience} />
        </div>
        <Card
          flush
          title={t('audiences.people')}
          footer={
            answer.rows.length < listed &&
            t('audiences.first', { rows: count(answer.rows.length), listed: count(listed) })
          }
          note={t('audiences.consent')}
          actions={
            <SaveCsv href={audienceFileUrl(brand.id, id)} name={`${audience.name}.csv`} label={t('audiences.file')} />
          }
        >
          {answer.rows.length ? (
            <MeasureTable definition={definition} answer={answer} onRow={openPerson} />
          ) : (
            <Empty title={t('audiences.nobody')} />
          )}
        </Card>
      </div>
    </>
  )
}

function Change({ audience }: { audience: Audience }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const notify = useNotify()
  const [renaming, setRenaming] = useState(false)
  const remove = useMutation({
    mutationFn: () => removeAudience(brand.id, audience.id),
    onSuccess: async () => {
      await navigate({ to: '/$brand/customers/audiences', params: { brand: brand.id } })
      await queries.invalidateQueries({ queryKey: ['audiences', brand.id], exact: true })
    },
    onError: notify.failed,
  })
  return (
    <div className="flex gap-2">
      <Button onClick={() => setRenaming(true)}>{t('audiences.rename')}</Button>
      <Confirm
        title={t('audiences.remove_title', { name: audience.name })}
        description={t('audiences.remove_text')}
        action={t('action.remove')}
        disabled={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {t('action.remove')}
      </Confirm>
      {renaming && <RenameAudience audience={audience} onClose={() => setRenaming(false)} />}
    </div>
  )
}
