import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { useMemo } from 'react'
import { createTest, type Definition, type ListedTest, productTestsQuery } from '../../api/product-tests.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { newQuestion } from './draft.ts'

/** Tests of products that are not sold yet. */
export function ProductTestsPage() {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(productTestsQuery(brand.id))
  const begin = useBegin()
  const columns = useColumns()
  const open = ({ id }: { id: string }) =>
    void navigate({ to: '/$brand/product-tests/$test', params: { brand: brand.id, test: id } })
  return (
    <>
      <PageTitle
        actions={
          canEdit && (
            <Button
              kind="primary"
              disabled={begin.isPending}
              onClick={() => begin.mutate(undefined, { onSuccess: open })}
            >
              {t('product_tests.new')}
            </Button>
          )
        }
      >
        {t('nav.product_tests')}
      </PageTitle>
      <Card flush title={t('product_tests.title')} note={t('product_tests.note')}>
        {error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingRows rows={3} />
        ) : data.items.length ? (
          <DataTable label={t('product_tests.title')} items={data.items} columns={columns} onRow={open} />
        ) : (
          <Empty icon={<FlaskConical size={28} aria-hidden />} title={t('product_tests.none')}>
            {t('product_tests.none_hint')}
          </Empty>
        )}
      </Card>
    </>
  )
}

/** A new test begins with the three questions that a verdict needs, in the language of whoever writes it. */
function useBegin() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const definition = (): Definition => {
    const say = (text: string) => ({ [language]: text })
    const interest = { ...newQuestion([], 'interest'), text: say(t('product_tests.begin_interest')) }
    const why = { ...newQuestion([interest], 'text'), text: say(t('product_tests.begin_why')) }
    return {
      name: t('product_tests.begin_name'),
      currency: brand.currency,
      languages: [language],
      title: say(t('product_tests.begin_title')),
      intro: {},
      consent: say(t('product_tests.begin_consent')),
      contact_consent: say(t('product_tests.begin_contact')),
      candidates: [
        {
          ...{
            id: 'c1',
            name: say(t('product_tests.begin_product')),
            about: {},
            picture_text: {},
            sku: '',
            market: '',
          },
          ...{ planned_price: '30', landed_cost: null, price_steps: [] },
        },
      ],
      questions: [interest, why],
      ...{ minimum_answers: 30, goal_answers_percent: 40, goal_page_percent: 5 },
    }
  }
  return useMutation({
    mutationFn: () => createTest(brand.id, definition()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['product-tests', brand.id], exact: true }),
    onError: notify.failed,
  })
}

function useColumns(): DataColumn<ListedTest>[] {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  return useMemo(
    () => [
      { id: 'name', header: t('product_tests.name'), value: (one) => one.name, cell: (one) => one.name },
      {
        id: 'state',
        header: t('product_tests.state'),
        value: (one) => one.state,
        cell: (one) => (
          <Badge tone={one.state === 'open' ? 'good' : 'neutral'}>{t(`product_tests.state_${one.state}`)}</Badge>
        ),
      },
      { id: 'products', header: t('product_tests.products'), right: true, cell: (one) => one.candidates },
      { id: 'questions', header: t('product_tests.questions'), right: true, cell: (one) => one.questions },
      {
        id: 'at',
        header: t('product_tests.made_on'),
        value: (one) => one.created_at,
        cell: (one) => showMoment(one.created_at, language, brand.time_zone),
      },
    ],
    [t, language, brand.time_zone],
  )
}
