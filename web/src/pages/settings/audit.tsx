import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { auditQuery } from '../../api/people.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useAuditValues } from './audit-values.ts'
import { changedFields, saidFields } from './changed-fields.ts'

/** Who changed what, newest first. */
export function AuditPage() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const nameOf = (field: string) =>
    t(`audit_field.${field}`, { defaultValue: t(`privacy.kept.${field}`, { defaultValue: field }) })
  const show = useAuditValues()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    auditQuery(brand.id),
  )
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  const entries = data?.pages.flatMap(({ items }) => items)
  return (
    <Card title={t('settings.audit')} note={t('audit.note')}>
      {!entries ? (
        <LoadingRows />
      ) : entries.length === 0 ? (
        <Empty title={t('audit.none')} />
      ) : (
        <ul className="divide-y divide-line">
          {entries.map(({ id, actor, action, what, before, after, at }) => (
            <li key={id} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[11rem_10rem_1fr]">
              <time className="text-[13px] text-ink-3" dateTime={at}>
                {showMoment(at, language, brand.time_zone)}
              </time>
              <span className="truncate">{actor.name}</span>
              <div className="min-w-0">
                <p>
                  {t(`audit_action.${action.replace('.', '_')}`, { defaultValue: action })} <What of={what} />
                </p>
                <p className="text-[13px] break-words text-ink-2">
                  {saidFields(before, after)
                    .map(({ name, value }) =>
                      t('audit.field', { name: nameOf(name), value: show(action, name, value) }),
                    )
                    .join(' · ')}
                </p>
                {changedFields(before, after).map(({ name, from, to }) => (
                  <p key={name} className="text-[13px] break-words text-ink-2">
                    {t('audit.field', { name: nameOf(name), value: '' })}
                    <del className={isNothing(from) ? 'text-ink-3 no-underline' : 'text-ink-3'}>
                      {show(action, name, from)}
                    </del>{' '}
                    → {show(action, name, to)}
                  </p>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button className="mt-3" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
    </Card>
  )
}

/** Whether there was nothing before, which needs no line through it. */
function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

/** What was changed, by its table and id; an import has a page that it leads to. */
function What({ of: what }: { of: string }) {
  const { brand } = useWorkspace()
  const [, id] = /^imports\/(.+)$/.exec(what) ?? []
  const look = 'block truncate font-mono text-xs text-ink-3 sm:inline'
  if (!id)
    return (
      <code className={look} title={what}>
        {what}
      </code>
    )
  return (
    <Link to="/$brand/data/imports/$id" params={{ brand: brand.id, id }} className={`${look} hover:underline`}>
      {what}
    </Link>
  )
}
