import type { Row } from '../../../api/measures.ts'
import { SelectField } from '../../../components/field.tsx'
import { useNames } from '../../../format/names.ts'
import { showShare } from '../../../format/value.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useMeasure } from '../../../measure/use-measure.ts'
import { type ProductDraft, percentFault } from './draft.ts'
import { draftOfMeasured } from './measured.ts'

const keyOf = ({ sku, sales_channel }: Row) => `${sku} ${sales_channel}`

type Props = { keepPercent: string; value: string; onPick: (draft: ProductDraft | undefined, key: string) => void }

/** Fills the form with what was measured of a product on a channel in the period shown, and says what room was measured beside. */
export function MeasuredPicker({ keepPercent, value, onPick }: Props) {
  const { t, language } = useTexts()
  const names = useNames()
  const { answer } = useMeasure('unit-costs')
  const rows = answer?.rows ?? []
  const nameOf = (row: Row) => `${row.title || row.sku} · ${names('sales_channel', row.sales_channel)}`
  if (!answer || rows.length === 0) return <p className="text-[13px] text-ink-2">{t('room.nothing_measured')}</p>
  const pick = (key: string) => {
    const row = rows.find((one) => keyOf(one) === key)
    onPick(row && draftOfMeasured(row, answer.currency, nameOf(row)), key)
  }
  return (
    <div className="flex flex-col gap-1">
      <SelectField
        label={t('room.measured')}
        hint={value ? undefined : t('room.measured_hint')}
        choices={[
          { value: '', label: t('room.measured_none') },
          ...rows.map((row) => ({ value: keyOf(row), label: nameOf(row) })),
        ]}
        value={rows.some((row) => keyOf(row) === value) ? value : ''}
        onChange={(event) => pick(event.target.value)}
      />
      {value && <MeasuredRoom at={value} keepPercent={keepPercent} language={language} />}
    </div>
  )
}

/** The room that was measured, with its interval: what is stated has none. */
function MeasuredRoom({ at, keepPercent, language }: { at: string; keepPercent: string; language: string }) {
  const { t } = useTexts()
  // The measure keeps at most 95%.
  const isAsked = percentFault(keepPercent) === undefined && Number(keepPercent) <= 95
  const { answer } = useMeasure('commission-room', isAsked ? { keep_percent: keepPercent } : {})
  const row = answer?.rows.find((one) => keyOf(one) === at)
  if (!row || !isAsked) return null
  const share = (name: string) => (typeof row[name] === 'number' ? showShare(row[name], language) : '–')
  return (
    <p className="text-[13px] text-ink-2" aria-live="polite">
      {t('room.measured_room', {
        ...{ room: share('room'), low: share('room_low'), high: share('room_high') },
        orders: Number(row.orders).toLocaleString(language),
      })}
    </p>
  )
}
