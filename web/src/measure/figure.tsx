import type { Column } from '../api/measures.ts'
import { Definition as Info } from '../components/definition.tsx'
import { changeOf } from '../format/change.ts'
import { showCell } from '../format/value.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useLocale } from '../shell/workspace.tsx'

const signs = { up: '▲', down: '▼', same: '＝' } as const
const tones = { good: 'text-good', bad: 'text-bad', neutral: 'text-ink-3' } as const

type Props = {
  name: string
  column: Column
  currency: string
  value: number | null
  before?: number | null | undefined
  note?: string | undefined
  onOpen?: (() => void) | undefined
}

/** One figure: name, value with its unit, and how it moved; direction is said by a sign and a word, not by colour alone. */
export function Figure({ name, column, currency, value, before, note, onOpen }: Props) {
  const { t, language, pick } = useTexts()
  const locale = useLocale(currency)
  const label = pick(column.label)
  const change = changeOf(name, column.unit, value, before ?? null, language)
  const shown = showCell(value, column.unit, locale, 'compact')
  const full = showCell(value, column.unit, locale)
  return (
    <section className="flex min-w-0 flex-col gap-0.5 px-4 py-3" aria-label={label}>
      <div className="flex items-center gap-0.5 text-[13px] text-ink-2">
        <span className="truncate">{label}</span>
        {column.doc && <Info of={label}>{pick(column.doc)}</Info>}
      </div>
      {onOpen ? (
        <button
          type="button"
          title={full}
          onClick={onOpen}
          className="w-fit text-left text-[22px]/7 font-semibold hover:text-accent"
          aria-label={t('figure.orders_of', { name: label, value: full })}
        >
          {shown}
        </button>
      ) : (
        <span title={full} className="text-[22px]/7 font-semibold">
          {shown}
        </span>
      )}
      <p className="flex min-h-5 items-center gap-1 text-xs text-ink-3">
        {change && (
          <span className={tones[change.tone]}>
            <span aria-hidden>{signs[change.direction]}</span>{' '}
            <span className="sr-only">{t(`figure.${change.direction}`)}</span>
            {change.text}
          </span>
        )}
        {change && <span>{t('figure.against', { value: showCell(before, column.unit, locale, 'compact') })}</span>}
        {!change && note}
      </p>
    </section>
  )
}
