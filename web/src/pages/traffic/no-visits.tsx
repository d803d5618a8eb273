import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { sourcesQuery } from '../../api/events.ts'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Where nobody came: how to make visits come, or what to look at where a shop is connected already. */
export function NoVisits({ title, connected }: { title?: string; connected?: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const sources = useQuery(sourcesQuery(brand.id)).data?.items
  const isConnected = sources !== undefined && sources.length > 0
  return (
    <Empty title={title ?? t('traffic.none')}>
      {isConnected ? (connected ?? t('traffic.none_connected')) : t('traffic.none_hint')}{' '}
      <Link to="/$brand/data/sources" params={{ brand: brand.id }} className="text-accent underline">
        {isConnected ? t('traffic.see_sources') : t('traffic.connect')}
      </Link>
    </Empty>
  )
}
