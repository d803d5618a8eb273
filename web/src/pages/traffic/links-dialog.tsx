import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Link, updateLink } from '../../api/links.ts'
import { Button } from '../../components/button.tsx'
import { Copyable } from '../../components/copyable.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { LinkChat } from './links-chat.tsx'
import { changesOf } from './links-draft.ts'
import { LinkFields } from './links-fields.tsx'
import { LinkPicture } from './links-picture.tsx'

/** A link: everything that its code can be given out as, and changing it. */
export function LinkDialog({ link, onClose }: { link: Link; onClose: () => void }) {
  const { t } = useTexts()
  const { canEdit } = useWorkspace()
  const name = [link.creator, link.channel, link.post].filter((one) => one !== '').join(' · ')
  return (
    <Dialog open wide onClose={onClose} title={link.title || link.code} {...(name ? { description: name } : {})}>
      <div className="flex flex-col gap-5">
        <Copyable label={t('links.short_url')} value={link.short_url} />
        {link.coupon && <Copyable label={t('links.coupon')} value={link.coupon} />}
        <p className="text-[13px] text-ink-2">
          {t('links.leads_to')} <span className="font-mono break-all">{link.target}</span>
        </p>
        <LinkPicture link={link} />
        <LinkChat code={link.code} />
        {canEdit && <Changes link={link} onMoved={onClose} />}
      </div>
    </Dialog>
  )
}

function Changes({ link, onMoved }: { link: Link; onMoved: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [draft, setDraft] = useState({ ...link, language: 'en' })
  const change = useMutation({
    mutationFn: (body: Parameters<typeof updateLink>[2]) => updateLink(brand.id, link, body),
    onSuccess: (saved) => {
      setDraft({ ...saved, language: 'en' })
      if (saved.archived_at !== link.archived_at) onMoved()
      return queries.invalidateQueries({ queryKey: ['links', brand.id] })
    },
  })
  const isOver = link.archived_at !== null
  return (
    <section aria-label={t('links.change')} className="flex flex-col gap-4 border-t border-line pt-4">
      <h3 className="font-semibold">{t('links.change')}</h3>
      <LinkFields draft={draft} onChange={(next) => setDraft({ ...draft, ...next })} />
      {change.error && <ProblemView error={change.error} />}
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" disabled={change.isPending} onClick={() => change.mutate(changesOf(link, draft))}>
          {t('action.save')}
        </Button>
        <Button disabled={change.isPending} onClick={() => change.mutate({ archived: !isOver })}>
          {isOver ? t('links.restore') : t('links.archive')}
        </Button>
      </div>
    </section>
  )
}
