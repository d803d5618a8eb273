import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { createLink, type Link, type LinkDraft, previewQuery } from '../../api/links.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { emptyDraft } from './links-draft.ts'
import { LinkFields } from './links-fields.tsx'

/** Makes a link, with what it will be in sight while it is written. */
export function LinkForm({ start, onMade }: { start?: Partial<LinkDraft>; onMade: (link: Link) => void }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => ({ ...emptyDraft(language), ...start }))
  const make = useMutation({
    mutationFn: () => createLink(brand.id, draft),
    onSuccess: async (link) => {
      setDraft(emptyDraft(language))
      await queries.invalidateQueries({ queryKey: ['links', brand.id] })
      onMade(link)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <Card title={t('links.make')} note={t('links.make_note')}>
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <LinkFields draft={draft} onChange={setDraft} withCode />
        <Preview draft={draft} />
        {make.error && <ProblemView error={make.error} />}
        <div>
          <Button type="submit" kind="primary" disabled={make.isPending}>
            {t('links.make')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

/** Where the link will lead, as far as it is written. */
function Preview({ draft }: { draft: LinkDraft }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const asked = useDeferredValue(draft)
  const isWritten = asked.target !== '' || asked.account !== ''
  const { data, error } = useQuery({ ...previewQuery(brand.id, asked), enabled: isWritten })
  if (!isWritten) return null
  if (error) return <ProblemView error={error} />
  if (!data) return null
  const chosen = draft.code !== ''
  return (
    <dl
      className="grid gap-x-3 gap-y-1 rounded-lg bg-sunken p-3 text-[13px] sm:grid-cols-[auto_1fr]"
      aria-label={t('links.preview')}
    >
      <dt className="text-ink-2">{t('links.short_url')}</dt>
      <dd className="font-mono break-all">{chosen ? data.short_url : data.short_url.replace(data.code, '······')}</dd>
      <dt className="text-ink-2">{t('links.leads_to')}</dt>
      <dd className="font-mono break-all">{chosen ? data.target : data.target.replaceAll(data.code, '······')}</dd>
    </dl>
  )
}
