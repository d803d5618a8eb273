import type { DayRange, RatesOfCurrency } from '../../api/rates.ts'
import { showDay } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { placeOf } from './place-of.ts'

/** Days as a strip: a bar where there are rates, and a mark of full height where a needed one is missing. */
export function RateStrip({ rates, domain, label }: { rates: RatesOfCurrency; domain: DayRange; label: string }) {
  const { language } = useTexts()
  return (
    <div>
      <div role="img" aria-label={label} className="relative h-4 overflow-hidden rounded-sm bg-sunken">
        {rates.ranges.map((range) => (
          <Piece key={range.first_day} range={range} domain={domain} className="inset-y-1 rounded-sm bg-accent" />
        ))}
        {rates.missing.map((range) => (
          <Piece key={range.first_day} range={range} domain={domain} className="inset-y-0 min-w-[3px] bg-bad" />
        ))}
      </div>
      <p className="flex justify-between text-[11px] text-ink-3" aria-hidden>
        <span>{showDay(domain.first_day, language)}</span>
        <span>{showDay(domain.last_day, language)}</span>
      </p>
    </div>
  )
}

function Piece({ range, domain, className }: { range: DayRange; domain: DayRange; className: string }) {
  const place = placeOf(range, domain)
  if (!place) return null
  return <span className={`absolute ${className}`} style={{ left: `${place.left}%`, width: `${place.width}%` }} />
}
