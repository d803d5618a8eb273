import { Segmented } from '../../components/segmented.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { choicesOf } from '../../measure/param-schema.ts'
import { ParamSettings } from '../../measure/param-settings.tsx'
import { useMeasure } from '../../measure/use-measure.ts'
import { useView } from '../../shell/workspace.tsx'

const settings = ['first_percent', 'last_percent', 'half_life_days', 'markov_order', 'bots']
/** Parameters of attribution that are chosen on the page. */
export const attributionParams = ['by', 'window_days', ...settings]

const windows = ['7', '14', '30', '60', '90']

/** By what touches are told, how far back they count, and what can be set about single models. */
export function AttributionChoices() {
  const { t } = useTexts()
  const { cards, change } = useView()
  const { definition } = useMeasure('attribution')
  const params = definition?.params.properties
  if (!params) return null
  const set = (name: string) => (value: string) => void change({ [`attribution.${name}`]: value || undefined })
  const chosen = (name: string) => cards[`attribution.${name}`] ?? String(params[name]?.default ?? '')
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <Segmented
        label={t('param.by')}
        value={chosen('by')}
        choices={choicesOf(params.by).map((value) => ({ value, label: t(`param_value.${value}`) }))}
        onChange={set('by')}
      />
      <Segmented
        label={t('param.window_days')}
        value={chosen('window_days')}
        choices={windows.map((value) => ({ value, label: t('attribution.days', { count: Number(value) }) }))}
        onChange={set('window_days')}
      />
      <ParamSettings id="attribution" names={settings} label={t('attribution.settings')} />
    </div>
  )
}
