import { Empty } from '../components/states.tsx'
import { useTexts } from '../i18n/use-texts.ts'

/** In place of an estimate that has not been made yet: no files are missing, and no other days would show more. */
export function NotEstimated() {
  const { t } = useTexts()
  return <Empty title={t('figure.not_estimated')}>{t('figure.not_estimated_hint')}</Empty>
}
