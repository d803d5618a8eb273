import { Link } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { buttonLook } from '../../components/button.tsx'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** A brand without orders: what to do first. */
export function NothingYet() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  return (
    <div className="card">
      <Empty
        icon={<FileUp size={36} strokeWidth={1.5} />}
        title={t('overview.nothing')}
        action={
          <Link to="/$brand/data" params={{ brand: brand.id }} className={buttonLook('primary')}>
            {t('overview.to_imports')}
          </Link>
        }
      >
        {t('overview.nothing_hint')}
      </Empty>
    </div>
  )
}
