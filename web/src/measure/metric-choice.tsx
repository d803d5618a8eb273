import type { Definition } from '../api/measures.ts'
import { useTexts } from '../i18n/use-texts.ts'

type Props = {
  definition: Definition
  names: readonly string[]
  value: string | undefined
  onChange: (name: string) => void
}

/** Which figure of a measure the chart shows. */
export function MetricChoice({ definition, names, value, onChange }: Props) {
  const { t, pick } = useTexts()
  const known = names.filter((name) => name in definition.columns)
  if (known.length < 2) return null
  return (
    <select
      aria-label={t('figure.metric')}
      className="input !h-8 !w-auto"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {known.map((name) => (
        <option key={name} value={name}>
          {pick(definition.columns[name]?.label)}
        </option>
      ))}
    </select>
  )
}
