import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { showUnit } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { FunnelSteps } from './funnel-steps.tsx'

const presets = {
  shop: ['product_viewed', 'product_added', 'checkout_started', 'order_completed'],
  landing: ['/*', 'product_viewed', 'order_completed'],
} as const
const windows = ['1', '24', '72', '168', '336', '720']

type Props = {
  steps: readonly string[]
  hours: string
  onSteps: (steps: readonly string[]) => void
  onHours: (hours: string) => void
}

/** What a funnel is made of: its steps, usual ones to begin with, and the time within which all are taken. */
export function FunnelBuilder({ steps, hours, onSteps, onHours }: Props) {
  const { t, language } = useTexts()
  const choices = windows.includes(hours) ? windows : [...windows, hours]
  return (
    <section aria-label={t('funnel.steps')} className="card grid gap-x-6 gap-y-4 p-4 lg:grid-cols-[1fr_16rem]">
      <div className="min-w-0">
        <FunnelSteps steps={steps} onChange={onSteps} />
      </div>
      <div className="flex flex-col gap-4">
        <SelectField
          label={t('funnel.window')}
          value={hours}
          choices={choices.map((value) => ({ value, label: spanOf(Number(value), language) }))}
          onChange={(event) => onHours(event.target.value)}
        />
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1 text-[13px] font-medium text-ink-2">{t('funnel.presets')}</legend>
          {(['shop', 'landing'] as const).map((name) => (
            <Button key={name} small onClick={() => onSteps(presets[name])}>
              {t(`funnel.preset_${name}`)}
            </Button>
          ))}
        </fieldset>
      </div>
    </section>
  )
}

/** A span in whole days where it is some, else in hours. */
function spanOf(hours: number, language: string): string {
  return hours % 24 === 0 ? showUnit(hours / 24, 'day', language) : showUnit(hours, 'hour', language)
}
