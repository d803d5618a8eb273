import { Card } from '../../components/card.tsx'
import { showDay } from '../../format/day.ts'
import { showNumber, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import type { DarkTest } from './use-dark-test.ts'

/** How the dark test fared where the truth is known. */
export function BackTest({ test: { state } }: { test: DarkTest }) {
  const { t, language } = useTexts()
  if (!state.data) return null
  const { brands, covered, median_error, made_on } = state.data.back_test
  const figures = {
    brands: showNumber(brands, language),
    covered: showShare(covered, language),
    error: showNumber(100 * median_error, language, 'full', 1),
    day: showDay(made_on, language),
  }
  return (
    <Card title={t('moat.back_test')}>
      <p className="text-ink-2">{t('moat.back_test_text', figures)}</p>
    </Card>
  )
}
