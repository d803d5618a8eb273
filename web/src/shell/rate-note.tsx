import type { Exchange } from '../api/measures.ts'
import { showDay } from '../format/day.ts'
import { useTexts } from '../i18n/use-texts.ts'

/** At which rate the amounts of an answer were converted, and of which day it is. */
export function RateNote({ exchange: { from, to, rate, day } }: { exchange: Exchange }) {
  const { t, language } = useTexts()
  const shown = new Intl.NumberFormat(language, { maximumSignificantDigits: 6 }).format(Number(rate))
  return (
    <p className="text-[13px] text-ink-2" title={`1 ${from} = ${rate} ${to}`}>
      {t('currency.at', { from, to, rate: shown, day: showDay(day, language) })}
    </p>
  )
}
