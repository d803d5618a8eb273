import { type RoomFigure, roomFigures } from '../../../api/room.ts'
import { TextField } from '../../../components/field.tsx'
import { useTexts } from '../../../i18n/use-texts.ts'
import { faultOf, isCurrencyCode, isPercent, type ProductDraft } from './draft.ts'

type Props = { draft: ProductDraft; onChange: (part: Partial<ProductDraft>) => void }

/** What is stated of one product, a unit. An empty field is not stated, and is not counted. */
export function ProductFields({ draft, onChange }: Props) {
  const { t } = useTexts()
  const isUntouched = roomFigures.every((name) => draft[name] === '')
  const problemOf = (name: RoomFigure) => {
    const fault = faultOf(draft, name)
    return fault && !(isUntouched && fault === 'needed') ? t(`room.fault.${fault}`) : undefined
  }
  return (
    <fieldset className="grid min-w-0 grid-cols-2 gap-3 xl:grid-cols-3">
      <legend className="mb-2 font-medium">{t('room.product')}</legend>
      <TextField
        label={t('room.name')}
        value={draft.name}
        maxLength={200}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextField
        label={t('room.currency')}
        value={draft.currency}
        maxLength={3}
        problem={isCurrencyCode(draft.currency) ? undefined : t('room.fault.currency')}
        onChange={(event) => onChange({ currency: event.target.value.trim().toUpperCase() })}
      />
      {roomFigures.map((name) => (
        <TextField
          key={name}
          label={t(`room.figure.${name}`, { unit: isPercent(name) ? '%' : draft.currency })}
          hint={t(`room.hint.${name}`, { defaultValue: '' })}
          inputMode="decimal"
          value={draft[name]}
          problem={problemOf(name)}
          onChange={(event) => onChange({ [name]: event.target.value.trim() })}
        />
      ))}
    </fieldset>
  )
}
