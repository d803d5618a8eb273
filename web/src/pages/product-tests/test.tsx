import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type ProductTest, productTestQuery, removeTest, setTestState } from '../../api/product-tests.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { Builder } from './builder.tsx'
import { TestLinks } from './links.tsx'
import { Preview } from './preview.tsx'
import { TestResults } from './results.tsx'

/** One test: what it says, what it asks, how it looks, and its links. */
export function ProductTestPage() {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const { test: id = '' } = useParams({ strict: false })
  const { data: test, error, refetch } = useQuery(productTestQuery(brand.id, id))
  const [chosen, setTab] = useState<string>()
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!test) return <LoadingRows />
  const tabs = canEdit ? ['results', 'builder', 'preview', 'links'] : ['results', 'preview']
  const tab = chosen ?? (test.state === 'draft' && canEdit ? 'builder' : 'results')
  return (
    <>
      <PageTitle actions={canEdit && <States test={test} />}>{test.definition.name}</PageTitle>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Segmented
          label={t('product_tests.part')}
          value={tab}
          choices={tabs.map((value) => ({ value, label: t(`product_tests.tab_${value}`) }))}
          onChange={setTab}
        />
        <Badge tone={test.state === 'open' ? 'good' : 'neutral'}>{t(`product_tests.state_${test.state}`)}</Badge>
      </div>
      {tab === 'builder' ? (
        <Builder key={test.updated_at} test={test} />
      ) : tab === 'preview' ? (
        <Preview test={test} />
      ) : tab === 'links' ? (
        <TestLinks test={test} />
      ) : (
        <TestResults test={test} />
      )}
    </>
  )
}

function States({ test }: { test: ProductTest }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const notify = useNotify()
  const change = useMutation({
    mutationFn: (state: 'open' | 'close') => setTestState(brand.id, test.id, state),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['product-tests', brand.id] }),
    onError: notify.failed,
  })
  const remove = useMutation({
    mutationFn: () => removeTest(brand.id, test.id),
    onSuccess: async () => {
      await navigate({ to: '/$brand/product-tests', params: { brand: brand.id } })
      await queries.invalidateQueries({ queryKey: ['product-tests', brand.id], exact: true })
    },
    onError: notify.failed,
  })
  if (test.state === 'open')
    return (
      <Button disabled={change.isPending} onClick={() => change.mutate('close')}>
        {t('product_tests.close')}
      </Button>
    )
  return (
    <div className="flex gap-2">
      {test.state === 'draft' && (
        <Confirm
          title={t('product_tests.remove_title')}
          description={t('product_tests.remove_text')}
          action={t('action.remove')}
          disabled={remove.isPending}
          onConfirm={() => remove.mutate()}
        >
          {t('action.remove')}
        </Confirm>
      )}
      <Confirm
        kind="primary"
        title={t('product_tests.open_title')}
        description={t('product_tests.open_text')}
        action={t('product_tests.open')}
        disabled={change.isPending}
        onConfirm={() => change.mutate('open')}
      >
        {t('product_tests.open')}
      </Confirm>
    </div>
  )
}
