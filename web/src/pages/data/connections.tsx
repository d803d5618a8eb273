import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { connectionsQuery, type Platform, platformsQuery } from '../../api/connections.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { ConnectionCard } from './connection-card.tsx'
import { ConnectionForm } from './connection-form.tsx'

/** Platforms that are read once a day: what each needs, when it was read, and what has to be done. */
export function ConnectionsPage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const platforms = useQuery(platformsQuery)
  const connections = useQuery(connectionsQuery(brand.id))
  const error = platforms.error ?? connections.error
  if (error) return <ProblemView error={error} onRetry={() => void connections.refetch()} />
  if (!platforms.data || !connections.data) return <LoadingRows rows={3} />
  const { items } = connections.data
  return (
    <div className="flex flex-col gap-4">
      <Platforms platforms={platforms.data.items} />
      {items.length === 0 ? (
        <Card title={t('connections.title')}>
          <Empty title={t('connections.none')} action={<ToImports />}>
            {t('connections.none_hint')}
          </Empty>
        </Card>
      ) : (
        <div className="grid items-start gap-4 xl:grid-cols-2">
          {items.map((connection) => (
            <ConnectionCard
              key={connection.id}
              connection={connection}
              platform={platforms.data.items.find(({ id }) => id === connection.platform)}
            />
          ))}
        </div>
      )}
    </div>
  )
}

function ToImports() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  return (
    <Link to="/$brand/data/imports" params={{ brand: brand.id }} className={buttonLook()}>
      {t('connections.to_imports')}
    </Link>
  )
}

/** What can be connected; owners choose one. */
function Platforms({ platforms }: { platforms: readonly Platform[] }) {
  const { t, pick } = useTexts()
  const { isOwner } = useWorkspace()
  const [chosen, setChosen] = useState<Platform>()
  return (
    <Card title={t('connections.connect')} note={t('connections.connect_note')}>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {platforms.map((platform) => (
          <li key={platform.id} className="flex flex-col gap-2 rounded-lg border border-line p-3">
            <h3 className="font-medium text-ink">{pick(platform.title)}</h3>
            <p className="flex-1 text-[13px] text-ink-2">{pick(platform.doc)}</p>
            {isOwner && (
              <div>
                <Button small onClick={() => setChosen(platform)}>
                  {t('connections.connect_this', { platform: pick(platform.title) })}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {!isOwner && <p className="mt-3 text-[13px] text-ink-3">{t('connections.owners_only')}</p>}
      {chosen && <ConnectionForm platform={chosen} onClose={() => setChosen(undefined)} />}
    </Card>
  )
}
