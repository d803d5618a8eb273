import { Link } from '@tanstack/react-router'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Where no visit came: how to make them come. */
export function NoVisits() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  return (
    <Empty title={t('traffic.none')}>
      {t('traffic.none_hint')}{' '}
      <Link to="/$brand/data/sources" params={{ brand: brand.id }} className="text-accent underline">
        {t('traffic.connect')}
      </Link>
    </Empty>
  )
}
