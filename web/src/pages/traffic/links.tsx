import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { type Link, linkKinds, linksFileUrl, linksQuery } from '../../api/links.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { Sentence } from '../../measure/sentence.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'
import { LinkAddress } from './links-address.tsx'
import { LinkDeclarations } from './links-declarations.tsx'
import { LinkDialog } from './links-dialog.tsx'
import { LinkForm } from './links-form.tsx'
import { LinkGrid } from './links-grid.tsx'
import { LinkTable } from './links-table.tsx'
import { useLinkStart } from './use-link-start.ts'

type Part = 'one' | 'many' | 'address'
const states = ['active', 'archived', 'all'] as const

/** Short links and codes: what they brought, making them, and what each can be given out as. */
export function LinksPage() {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const [filter, setFilter] = useState({ search: '', kind: '', state: 'active' })
  const start = useLinkStart()
  const [part, setPart] = useState<Part | undefined>(start && canEdit ? 'one' : undefined)
  const [opened, setOpened] = useState<string>()
  const asked = useDeferredValue(filter)
  const { data, error, refetch } = useQuery(linksQuery(brand.id, asked))
  const open = (link: Link) => setOpened(link.id)
  const toggle = (one: Part) => () => setPart(part === one ? undefined : one)
  const bind = (name: keyof typeof filter) => ({
    value: filter[name],
    onChange: (event: { target: { value: string } }) => setFilter({ ...filter, [name]: event.target.value }),
  })
  const chosen = data?.items.find(({ id }) => id === opened)
  return (
    <div className="flex flex-col gap-4">
      <Sentence id="link-performance" />
      {canEdit && (
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" aria-expanded={part === 'one'} onClick={toggle('one')}>
            {t('links.make')}
          </Button>
          <Button aria-expanded={part === 'many'} onClick={toggle('many')}>
            {t('links.make_many')}
          </Button>
          <Button kind="quiet" aria-expanded={part === 'address'} onClick={toggle('address')}>
            {t('links.address')}
          </Button>
        </div>
      )}
      {part === 'one' && <LinkForm {...(start && { start })} onMade={open} />}
      {part === 'many' && <LinkGrid />}
      {part === 'address' && <LinkAddress />}
      {data && data.lost_clicks > 0 && (
        <p role="alert" className="rounded-lg bg-warn-soft px-3 py-2 text-warn">
          {t('links.lost', { count: data.lost_clicks })}
        </p>
      )}
      <Card
        flush
        title={t('links.list')}
        note={t('links.list_note')}
        actions={
          <a className={buttonLook('plain', true)} href={linksFileUrl(brand.id, filter)} download="links.csv">
            {t('links.file')}
          </a>
        }
      >
        <div className="grid gap-3 px-4 pb-3 sm:grid-cols-3">
          <TextField label={t('links.search')} placeholder={t('links.search_hint')} {...bind('search')} />
          <SelectField
            label={t('links.kind')}
            choices={[
              { value: '', label: t('links.any_kind') },
              ...linkKinds.map((kind) => ({ value: kind, label: t(`links.kind_${kind}`) })),
            ]}
            {...bind('kind')}
          />
          <SelectField
            label={t('links.state')}
            choices={states.map((state) => ({ value: state, label: t(`links.state_${state}`) }))}
            {...bind('state')}
          />
        </div>
        {error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingRows />
        ) : data.items.length ? (
          <>
            <LinkTable links={data.items} onOpen={open} />
            {data.next !== undefined && (
              <p className="px-4 py-2 text-ink-2">{t('links.newest', { number: data.items.length })}</p>
            )}
          </>
        ) : (
          <Empty title={t('links.none')}>{t('links.none_hint')}</Empty>
        )}
      </Card>
      <LinkDeclarations />
      {chosen && <LinkDialog link={chosen} onClose={() => setOpened(undefined)} />}
    </div>
  )
}
