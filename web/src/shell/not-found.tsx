import { Link } from '@tanstack/react-router'
import { buttonLook } from '../components/button.tsx'
import { Empty } from '../components/states.tsx'
import { useTexts } from '../i18n/use-texts.ts'

export function NotFound() {
  const { t } = useTexts()
  return (
    <Empty
      title={t('problem.no_page')}
      action={
        <Link to="/" className={buttonLook()}>
          {t('problem.to_start')}
        </Link>
      }
    />
  )
}
