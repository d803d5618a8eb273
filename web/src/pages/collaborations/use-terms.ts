import type { Collaboration } from '../../api/collaborations.ts'
import { showPrice } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'

/** Fee and commission of a collaboration in a few words; empty where neither is agreed. */
export function useTerms() {
  const { t, language } = useTexts()
  return ({ fee, fee_per, commission_percent }: Collaboration) => {
    const amount = fee && showPrice(fee, language)
    return [
      amount && (fee_per === 'post' ? t('collaborations.per_post', { amount }) : amount),
      commission_percent && t('collaborations.percent', { percent: commission_percent }),
    ]
      .filter(Boolean)
      .join(' + ')
  }
}
