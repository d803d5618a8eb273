import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type RightWarning, rightWarningsQuery } from '../../api/assets.ts'
import { Badge } from '../../components/badge.tsx'
import { Card } from '../../components/card.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'
import { RightBadge } from './right-badge.tsx'

const shownAtOnce = 12

/** Rights that need somebody; nothing where there are none. */
export function RightWarnings() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(rightWarningsQuery(brand.id))
  if (!data?.items.length) return null
  return (
    <Card title={t('assets.warnings')} note={t('assets.warnings_note')}>
      <ul className="flex flex-col">
        {data.items.slice(0, shownAtOnce).map((warning) => (
          <li
            key={`${warning.asset.id} ${warning.channel}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-1.5 text-[13px]"
          >
            <Warning warning={warning} />
          </li>
        ))}
      </ul>
      {data.items.length > shownAtOnce && (
        <p className="pt-2 text-[13px] text-ink-3">
          {t('assets.more_warnings', { count: data.items.length - shownAtOnce })}
        </p>
      )}
    </Card>
  )
}

function Warning({ warning: { asset, channel, in_use, ...right } }: { warning: RightWarning }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const isBreached = in_use && (right.state === 'expired' || right.state === 'unknown')
  return (
    <>
      <Link
        to="/$brand/assets/$asset"
        params={{ brand: brand.id, asset: asset.id }}
        search={keepView}
        className="min-w-0 flex-1 truncate text-accent hover:underline"
      >
        {asset.title}
      </Link>
      <span className="text-ink-2">{t(`assets.channel_${channel}`)}</span>
      <RightBadge right={right} />
      {in_use && <Badge tone={isBreached ? 'bad' : 'neutral'}>{t('assets.in_use')}</Badge>}
    </>
  )
}
