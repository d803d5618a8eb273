import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { assetChannels } from '../../api/assets.ts'
import { grantRights, itsAssetsQuery } from '../../api/collaboration-files.ts'
import { Button } from '../../components/button.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'
import { type RightDraft, RightsFields, statedRights } from '../assets/rights-fields.tsx'

const none: RightDraft[] = assetChannels.map((channel) => ({ channel, kind: 'none', until: '', note: '' }))

/** The assets that came from a collaboration, and the rights that it grants for all of them. */
export function GrantedRights({ collaboration }: { collaboration: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [drafts, setDrafts] = useState<readonly RightDraft[]>()
  const { data } = useQuery(itsAssetsQuery(brand.id, collaboration))
  const grant = useMutation({
    mutationFn: () => grantRights(brand.id, collaboration, statedRights(drafts ?? [])),
    onSuccess: async ({ assets }) => {
      await queries.invalidateQueries({ queryKey: ['assets', brand.id] })
      notify.done(t('attachments.granted', { count: assets }))
      setDrafts(undefined)
    },
  })
  if (!data) return null
  return (
    <section className="mt-5 flex flex-col gap-2 border-t border-line pt-4" aria-label={t('attachments.assets')}>
      <h3 className="font-semibold">{t('attachments.assets')}</h3>
      {data.total === 0 ? (
        <p className="text-[13px] text-ink-2">{t('attachments.no_assets')}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {data.items.map(({ id, title }) => (
            <li key={id}>
              <Link
                to="/$brand/assets/$asset"
                params={{ brand: brand.id, asset: id }}
                search={keepView}
                className="text-accent hover:underline"
              >
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {data.total > 0 && !drafts && (
        <div>
          <Button small onClick={() => setDrafts(none)}>
            {t('attachments.grant')}
          </Button>
        </div>
      )}
      {drafts && (
        <>
          <p className="text-[13px] text-ink-2">{t('attachments.grant_hint')}</p>
          <RightsFields drafts={drafts} onChange={setDrafts} readOnly={false} />
          {grant.error && <ProblemView error={grant.error} />}
          <div className="flex justify-end gap-2">
            <Button onClick={() => setDrafts(undefined)}>{t('action.close')}</Button>
            <Button
              kind="primary"
              disabled={grant.isPending || statedRights(drafts).length === 0}
              onClick={() => grant.mutate()}
            >
              {t('attachments.grant_all', { count: data.total })}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
