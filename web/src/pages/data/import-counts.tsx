import type { Counts } from '../../api/imports.ts'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'

const order = ['rows_in', 'imported', 'replaced', 'already_there', 'quarantined', 'ignored'] as const

/** Where the lines of the file went: rows in = imported + already there + quarantined. */
export function ImportCounts({ counts }: { counts: Counts }) {
  const { t, language } = useTexts()
  const known = order.filter((name) => counts[name] !== undefined)
  if (!known.length) return null
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-3 lg:flex lg:flex-wrap">
      {known.map((name) => (
        <div key={name}>
          <dt className="text-[13px] text-ink-3">{t(`counts.${name}`)}</dt>
          <dd
            className={
              name === 'quarantined' && counts[name] ? 'text-lg font-semibold text-warn' : 'text-lg font-semibold'
            }
          >
            {showNumber(counts[name] ?? 0, language)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
