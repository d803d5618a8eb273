import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { UsersRound } from 'lucide-react'
import { useMemo, useState } from 'react'
import { type Audience, type AudienceQuestion, audiencesQuery } from '../../api/audiences.ts'
import { catalogueQuery } from '../../api/measures.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { CustomerPages } from '../customers/customer-pages.tsx'
import { AudienceForm } from './audience-form.tsx'
import { useDaysInWords } from './made-of.tsx'
import { QuestionChoice } from './question-choice.tsx'

/** The audiences of the brand; one opens to who is in it. */
export function AudiencesPage() {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const navigate = useNavigate()
  const [isChoosing, setChoosing] = useState(false)
  const [question, setQuestion] = useState<AudienceQuestion>()
  const { data, error, refetch } = useQuery(audiencesQuery(brand.id))
  const columns = useColumns()
  const open = ({ id }: Audience) =>
    void navigate({ to: '/$brand/customers/audiences/$audience', params: { brand: brand.id, audience: id } })
  return (
    <>
      <PageTitle
        actions={
          canEdit && (
            <Button kind="primary" onClick={() => setChoosing(true)}>
              {t('audiences.make')}
            </Button>
          )
        }
      >
        {t('nav.customers')}
      </PageTitle>
      <CustomerPages />
      <Card flush title={t('audiences.title')} note={t('audiences.note')}>
        {error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingRows rows={3} />
        ) : data.items.length ? (
          <DataTable label={t('audiences.title')} items={data.items} columns={columns} onRow={open} />
        ) : (
          <Empty icon={<UsersRound size={28} aria-hidden />} title={t('audiences.none')}>
            {t('audiences.none_hint')}
          </Empty>
        )}
      </Card>
      {isChoosing && (
        <QuestionChoice
          onClose={() => setChoosing(false)}
          onChosen={(chosen) => {
            setChoosing(false)
            setQuestion(chosen)
          }}
        />
      )}
      {question && (
        <AudienceForm question={question} name="" move={null} onClose={() => setQuestion(undefined)} onMade={open} />
      )}
    </>
  )
}

function useColumns(): DataColumn<Audience>[] {
  const { t, language, pick } = useTexts()
  const { brand } = useWorkspace()
  const { data: catalogue } = useQuery(catalogueQuery(brand.id))
  const days = useDaysInWords()
  return useMemo(() => {
    const titleOf = ({ measure }: Audience) => {
      const definition = catalogue?.get(measure)
      return definition ? pick(definition.title) : measure
    }
    return [
      { id: 'name', header: t('audiences.name'), value: (one) => one.name, cell: (one) => one.name },
      { id: 'question', header: t('audiences.question'), value: titleOf, cell: titleOf },
      { id: 'days', header: t('audiences.days'), cell: (one) => days(one.period) },
      {
        id: 'by',
        header: t('audiences.made_by'),
        value: (one) => one.created_by.name,
        cell: (one) => one.created_by.name,
      },
      {
        id: 'at',
        header: t('audiences.made_on'),
        value: (one) => one.created_at,
        cell: (one) => showMoment(one.created_at, language, brand.time_zone),
      },
    ]
  }, [t, pick, language, brand.time_zone, catalogue, days])
}
