import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  makeTestLinks,
  type ProductTest,
  revokeTestLink,
  type TestLink,
  testAudiences,
  testLinksQuery,
  testQrUrl,
} from '../../api/product-tests.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { Copyable } from '../../components/copyable.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Links of a test, and making more. */
export function TestLinks({ test }: { test: ProductTest }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(testLinksQuery(brand.id, test.id))
  const live = data?.items.filter(({ revoked_at }) => revoked_at === null)
  return (
    <div className="flex flex-col gap-4">
      {test.state !== 'open' && <p className="text-ink-2">{t('product_tests.links_closed')}</p>}
      <LinkForm test={test} />
      <Card title={t('product_tests.tab_links')}>
        {error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : !live ? (
          <LoadingRows rows={3} />
        ) : live.length ? (
          <ul className="flex flex-col gap-4">
            {live.map((link) => (
              <OneLink key={link.id} test={test} link={link} />
            ))}
          </ul>
        ) : (
          <Empty title={t('product_tests.no_links')} />
        )}
      </Card>
    </div>
  )
}

function OneLink({ test, link }: { test: ProductTest; link: TestLink }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [shown, setShown] = useState(false)
  const revoke = useMutation({
    mutationFn: () => revokeTestLink(brand.id, test.id, link.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: testLinksQuery(brand.id, test.id).queryKey }),
    onError: notify.failed,
  })
  const about = [
    link.person || t('product_tests.everybody'),
    t(`product_tests.page_${link.page}`),
    t(`product_tests.audience_${link.audience}`),
    link.market,
    link.candidate,
    link.label,
  ]
  return (
    <li className="flex flex-col gap-2 border-t border-line pt-3">
      <Copyable label={about.filter(Boolean).join(' · ')} value={link.url} />
      <div className="flex flex-wrap items-start gap-2">
        <Button small aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t('links.qr')}
        </Button>
        <Confirm
          small
          kind="plain"
          title={t('product_tests.revoke_title')}
          description={t('product_tests.revoke_text')}
          action={t('product_tests.revoke')}
          disabled={revoke.isPending}
          onConfirm={() => revoke.mutate()}
        >
          {t('product_tests.revoke')}
        </Confirm>
        {shown && (
          <img
            src={testQrUrl(brand.id, test.id, link.id)}
            alt={t('links.qr_of', { url: link.url })}
            className="size-36 rounded-lg border border-line bg-white"
          />
        )}
      </div>
    </li>
  )
}

function LinkForm({ test }: { test: ProductTest }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [draft, setDraft] = useState({ page: 'questions', audience: 'customers', market: '', candidate: '', label: '' })
  const [people, setPeople] = useState('')
  const make = useMutation({
    mutationFn: () =>
      makeTestLinks(brand.id, test.id, {
        ...draft,
        candidate: draft.page === 'prelaunch' ? draft.candidate : '',
        people: people
          .split(/[\n,;]+/)
          .map((one) => one.trim())
          .filter(Boolean),
      }),
    onSuccess: async ({ made, there }) => {
      setPeople('')
      await queries.invalidateQueries({ queryKey: testLinksQuery(brand.id, test.id).queryKey })
      notify.done(t('product_tests.links_made', { made: made.length, there: there.length }))
    },
  })
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  const [first = 'en'] = test.definition.languages
  return (
    <Card title={t('product_tests.make_links')}>
      <form className="grid items-start gap-3 sm:grid-cols-3" onSubmit={submit}>
        <SelectField
          label={t('product_tests.page')}
          value={draft.page}
          choices={['questions', 'prelaunch'].map((value) => ({ value, label: t(`product_tests.page_${value}`) }))}
          onChange={(event) => change({ page: event.target.value })}
        />
        {draft.page === 'prelaunch' && (
          <SelectField
            label={t('product_tests.product')}
            value={draft.candidate}
            choices={[
              { value: '', label: t('product_tests.by_chance') },
              ...test.definition.candidates.map(({ id, name }) => ({ value: id, label: name[first] ?? id })),
            ]}
            onChange={(event) => change({ candidate: event.target.value })}
          />
        )}
        <SelectField
          label={t('product_tests.audience')}
          value={draft.audience}
          choices={testAudiences.map((value) => ({ value, label: t(`product_tests.audience_${value}`) }))}
          onChange={(event) => change({ audience: event.target.value })}
        />
        <TextField
          label={t('product_tests.link_market')}
          hint={t('product_tests.market_hint')}
          maxLength={2}
          value={draft.market}
          onChange={(event) => change({ market: event.target.value.toUpperCase() })}
        />
        <TextField
          label={t('product_tests.label')}
          maxLength={200}
          value={draft.label}
          onChange={(event) => change({ label: event.target.value })}
        />
        <label className="flex flex-col gap-1 text-[13px] font-medium text-ink-2 sm:col-span-3">
          {t('product_tests.people')}
          <textarea className="input h-20 py-2" value={people} onChange={(event) => setPeople(event.target.value)} />
          <span className="text-xs font-normal text-ink-3">{t('product_tests.people_hint')}</span>
        </label>
        {make.error && <ProblemView error={make.error} />}
        <div className="sm:col-span-3">
          <Button type="submit" kind="primary" disabled={make.isPending}>
            {t('product_tests.make_links')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
