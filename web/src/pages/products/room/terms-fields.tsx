import { Plus, X } from 'lucide-react'
import type { RoomLevel, RoomTerms } from '../../../api/room.ts'
import { Button, IconButton } from '../../../components/button.tsx'
import { SelectField, TextField } from '../../../components/field.tsx'
import { useTexts } from '../../../i18n/use-texts.ts'
import { percentFault } from './draft.ts'

type Props = { terms: RoomTerms; onChange: (part: Partial<RoomTerms>) => void }
const mostLevels = 8

/** Who gets how much of what, and what is to be kept. */
export function TermsFields({ terms, onChange }: Props) {
  const { t } = useTexts()
  return (
    <>
      <Levels levels={terms.levels} onChange={(levels) => onChange({ levels })} />
      <fieldset className="grid min-w-0 gap-3 sm:grid-cols-2 xl:grid-cols-3">
        <legend className="mb-2 font-medium">{t('room.terms')}</legend>
        <TextField
          label={t('room.keep_percent')}
          inputMode="decimal"
          value={terms.keep_percent}
          problem={percentFault(terms.keep_percent) && t(`room.fault.${percentFault(terms.keep_percent)}`)}
          onChange={(event) => onChange({ keep_percent: event.target.value.trim() })}
        />
        <SelectField
          label={t('room.commissions_on')}
          choices={(['kept', 'sold'] as const).map((value) => ({ value, label: t(`room.on_${value}`) }))}
          value={terms.commissions_on}
          onChange={({ target }) => onChange({ commissions_on: target.value === 'sold' ? 'sold' : 'kept' })}
        />
        <SelectField
          label={t('room.percents_of')}
          choices={(['price', 'paid'] as const).map((value) => ({ value, label: t(`room.of_${value}`) }))}
          value={terms.percents_of}
          onChange={({ target }) => onChange({ percents_of: target.value === 'paid' ? 'paid' : 'price' })}
        />
        {(['platform_fee_returned', 'payment_fee_returned'] as const).map((name) => (
          <SelectField
            key={name}
            label={t(`room.${name}`)}
            choices={['true', 'false'].map((value) => ({ value, label: t(`room.returned_${value}`) }))}
            value={String(terms[name])}
            onChange={({ target }) => onChange({ [name]: target.value === 'true' })}
          />
        ))}
      </fieldset>
    </>
  )
}

function Levels({ levels, onChange }: { levels: RoomLevel[]; onChange: (levels: RoomLevel[]) => void }) {
  const { t } = useTexts()
  const change = (place: number, part: Partial<RoomLevel>) =>
    onChange(levels.map((level, i) => (i === place ? { ...level, ...part } : level)))
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium">{t('room.levels')}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {levels.map((level, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is known by its place, and its name is typed.
          <div key={place} className="flex items-start gap-2">
            <div className="min-w-0 flex-[2]">
              <TextField
                label={t('room.level_name', { place: place + 1 })}
                value={level.name}
                maxLength={60}
                problem={level.name.trim() === '' ? t('room.fault.needed') : undefined}
                onChange={(event) => change(place, { name: event.target.value.replace(/[,:]/g, ' ') })}
              />
            </div>
            <div className="min-w-0 flex-1">
              <TextField
                label={t('room.level_percent')}
                aria-label={t('room.level_percent_of', { name: level.name })}
                inputMode="decimal"
                value={level.percent}
                problem={percentFault(level.percent) && t(`room.fault.${percentFault(level.percent)}`)}
                onChange={(event) => change(place, { percent: event.target.value.trim() })}
              />
            </div>
            {levels.length > 1 && (
              <IconButton
                className="mt-6"
                label={t('room.level_remove', { name: level.name })}
                onClick={() => onChange(levels.filter((_, i) => i !== place))}
              >
                <X size={15} aria-hidden />
              </IconButton>
            )}
          </div>
        ))}
      </div>
      {levels.length < mostLevels && (
        <Button
          small
          kind="quiet"
          className="mt-2"
          onClick={() =>
            onChange([...levels, { name: t('room.level_new', { place: levels.length + 1 }), percent: '0' }])
          }
        >
          <Plus size={14} aria-hidden />
          {t('room.level_add')}
        </Button>
      )}
    </fieldset>
  )
}
