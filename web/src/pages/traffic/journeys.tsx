import { SelectField } from '../../components/field.tsx'
import { Empty } from '../../components/states.tsx'
import { showUnit } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { Sentence } from '../../measure/sentence.tsx'
import { useView } from '../../shell/workspace.tsx'
import { useTrafficFilter } from './filtered.ts'
import { TrafficFilter } from './traffic-filter.tsx'

const windows = ['7', '14', '30', '60', '90']
const window = 'time-to-convert.window_days'

/** How long, and how many visits, an order takes. */
export function JourneysPage() {
  const { t, language } = useTexts()
  const { cards, change } = useView()
  const { device } = useTrafficFilter().params
  const days = cards[window] ?? '90'
  const params = { window_days: days, ...(device ? { device } : {}) }
  const choices = windows.includes(days) ? windows : [...windows, days]
  return (
    <>
      <Sentence id="time-to-convert" params={{ ...params, by: 'time' }} />
      <div className="flex flex-wrap items-end gap-x-3">
        <TrafficFilter names={['device']} />
        <div className="mb-4">
          <SelectField
            label={t('journeys.window')}
            value={days}
            choices={choices.map((value) => ({ value, label: showUnit(Number(value), 'day', language) }))}
            onChange={(event) => void change({ [window]: event.target.value })}
          />
        </div>
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        {(['time', 'touches'] as const).map((by) => (
          <MeasureCard
            key={by}
            id="time-to-convert"
            title={t(`journeys.${by}`)}
            params={{ ...params, by }}
            metrics={['orders', 'share', 'up_to', 'net_sales']}
            sentence
            empty={<Empty title={t('journeys.none')}>{t('journeys.none_hint')}</Empty>}
          />
        ))}
      </div>
    </>
  )
}
