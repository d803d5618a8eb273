import { CircleCheck } from 'lucide-react'
import { presetDays } from '../../address/period.ts'
import type { DayRange, RateCoverage, RatesOfCurrency } from '../../api/rates.ts'
import { showDay } from '../../format/day.ts'
import { currencyName } from '../../format/names.ts'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { RateStrip } from './rate-strip.tsx'

/** Ranges of days that a line has room for. */
const mostRanges = 3

/** Currencies in use, each with the days that have a rate and those that lack one, and what to do about them. */
export function Coverage({ rates: { items } }: { rates: RateCoverage }) {
  const { t, language } = useTexts()
  const { today, extent } = useWorkspace()
  const all = presetDays('all', today, extent)
  const used = items.filter((one) => one.used)
  const others = items.filter((one) => !one.used)
  const lacking = used.filter((one) => one.missing_days > 0)
  const rangesText = useRangesText()
  const domain = domainOf(all, lacking)
  return (
    <div className="flex flex-col gap-4">
      {lacking.length > 0 ? (
        <div role="alert" className="rounded-lg bg-warn-soft px-4 py-3">
          {lacking.map((one) => (
            <p key={one.currency} className="font-medium">
              {t('rates.missing', { currency: one.currency, day: rangesText(one.missing) })}
            </p>
          ))}
          <p className="text-ink-2">{t('rates.missing_hint')}</p>
        </div>
      ) : (
        <p className="flex items-center gap-2">
          <CircleCheck size={17} className="shrink-0 text-good" aria-hidden />
          {used.length
            ? t('rates.complete', { range: `${showDay(all.from, language)} – ${showDay(all.to, language)}` })
            : t('rates.not_needed')}
        </p>
      )}
      {used.length > 0 && (
        <ul className="flex flex-col gap-3" aria-label={t('rates.by_currency')}>
          {used.map((one) => (
            <OneCurrency key={one.currency} rates={one} domain={domain} />
          ))}
        </ul>
      )}
      {used.length > 0 && <Legend />}
      {others.length > 0 && (
        <p className="text-[13px] text-ink-3">
          {t('rates.others', { list: others.map(({ currency }) => currency).join(t('preview.comma_between')) })}
        </p>
      )}
    </div>
  )
}

function OneCurrency({ rates, domain }: { rates: RatesOfCurrency; domain: DayRange }) {
  const { t, language } = useTexts()
  const rangesText = useRangesText()
  const { currency, days, ranges, missing_days, missing_lines, missing_in } = rates
  const covered = days ? t('rates.covered', { range: rangesText(ranges) }) : t('rates.uncovered')
  const needed = missing_in.map((what) => t(`rates.need_${what.replaceAll(' ', '_')}`)).join(t('rates.and'))
  const lacking = t('rates.lacking', { count: missing_days, lines: showNumber(missing_lines, language), needed })
  return (
    <li className="grid gap-x-4 gap-y-1 md:grid-cols-[11rem_minmax(0,1fr)_22rem] md:items-center">
      <p>
        <span className="font-medium">{currency}</span>{' '}
        <span className="text-[13px] text-ink-3">{currencyName(currency, language)}</span>
      </p>
      <RateStrip
        rates={rates}
        domain={domain}
        label={[covered, missing_days ? lacking : ''].filter(Boolean).join('. ')}
      />
      <p className="text-[13px] text-ink-2">
        {covered}
        {missing_days > 0 && <span className="block font-medium text-bad">{lacking}</span>}
      </p>
    </li>
  )
}

function Legend() {
  const { t } = useTexts()
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
      <span className="inline-flex items-center gap-1.5">
        <span className="h-2 w-4 rounded-sm bg-accent" aria-hidden /> {t('rates.legend_covered')}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="h-3 w-1.5 bg-bad" aria-hidden /> {t('rates.legend_missing')}
      </span>
    </p>
  )
}

/** Ranges in words: "Jan 5 – 9, 2026", of many the first few and how many more. */
function useRangesText(): (ranges: readonly DayRange[]) => string {
  const { t, language } = useTexts()
  return (ranges) => {
    const shown = ranges.slice(0, mostRanges).map(({ first_day, last_day }) => {
      const ends = first_day === last_day ? [first_day] : [first_day, last_day]
      return ends.map((day) => showDay(day, language)).join(' – ')
    })
    const more = ranges.length - mostRanges
    return [...shown, ...(more > 0 ? [t('rates.more_ranges', { count: more })] : [])].join(t('rates.and'))
  }
}

/** The days that strips span: those with data, and those that lack a rate. */
function domainOf(all: { from: string; to: string }, lacking: readonly RatesOfCurrency[]): DayRange {
  const days = lacking.flatMap(({ missing }) => missing.flatMap(({ first_day, last_day }) => [first_day, last_day]))
  const sorted = [all.from, all.to, ...days].sort()
  return { first_day: sorted[0] ?? all.from, last_day: sorted.at(-1) ?? all.to }
}
