import { Link } from '@tanstack/react-router'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Where nobody came: how to make visits come. */
export function NoVisits({ title }: { title?: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  return (
    <Empty title={title ?? t('traffic.none')}>
      {t('traffic.none_hint')}{' '}
      <Link to="/$brand/data/sources" params={{ brand: brand.id }} className="text-accent underline">
        {t('traffic.connect')}
      </Link>
    </Empty>
  )
}
