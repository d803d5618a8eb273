import { Link } from '@tanstack/react-router'
import type { Asset, Right } from '../../api/assets.ts'
import { Badge } from '../../components/badge.tsx'
import { showBytes } from '../../format/bytes.ts'
import { showDay } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'
import { Preview } from './preview.tsx'

/** An asset in the library: how it looks, whose it is, and what has to be known of its rights. */
export function AssetCard({ asset }: { asset: Asset }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const maker = asset.creator?.name || asset.maker
  return (
    <article className="card overflow-clip">
      <Link
        to="/$brand/assets/$asset"
        params={{ brand: brand.id, asset: asset.id }}
        search={keepView}
        className="flex h-full flex-col hover:bg-sunken"
      >
        <Preview asset={asset} />
        <div className="flex min-w-0 flex-1 flex-col gap-1 p-3">
          <h3 className="truncate font-medium">{asset.title}</h3>
          <p className="truncate text-xs text-ink-3">
            {t(`assets.kind_${asset.kind}`)} · {showBytes(asset.bytes, language)}
            {maker && ` · ${maker}`}
          </p>
          <div className="mt-auto flex flex-wrap gap-1 pt-1">
            <State asset={asset} />
          </div>
        </div>
      </Link>
    </article>
  )
}

/** The worst comes first: shown without a right, then what ends soon, then where it may be shown. */
function State({ asset }: { asset: Asset }) {
  const { t, language } = useTexts()
  if (asset.breached.length)
    return asset.breached.map((channel) => (
      <Badge key={channel} tone="bad">
        {t('assets.breached', { channel: t(`assets.channel_${channel}`) })}
      </Badge>
    ))
  const soon = asset.rights.filter(({ state }) => state === 'expiring')
  if (soon.length)
    return soon.map(({ channel, until }: Right) => (
      <Badge key={channel} tone="warn">
        {t(`assets.channel_${channel}`)} · {until && showDay(until, language, 'short')}
      </Badge>
    ))
  const allowed = asset.rights.filter(({ state }) => state === 'allowed')
  if (!allowed.length) return <Badge>{t('assets.no_right')}</Badge>
  return allowed.map(({ channel }) => (
    <Badge key={channel} tone="good">
      {t(`assets.channel_${channel}`)}
    </Badge>
  ))
}
