import type { Definition } from '../api/measures.ts'
import { Segmented } from '../components/segmented.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { choicesOf } from './param-schema.ts'

type Props = {
  definition: Definition
  names: readonly string[]
  values: Record<string, string>
  onChange: (name: string, value: string) => void
}

/** Choices of a card that are a matter of looking: day or month, by channel or by market. */
export function ParamControls({ definition, names, values, onChange }: Props) {
  const { t } = useTexts()
  return names.map((name) => {
    const schema = definition.params.properties?.[name]
    const choices = choicesOf(schema)
    if (!choices.length) return null
    const options = choices.map((value) => ({ value, label: t(`param_value.${value}`, { defaultValue: value }) }))
    const label = t(`param.${name}`, { defaultValue: schema?.description ?? name })
    const value = values[name] ?? String(schema?.default ?? choices[0])
    if (options.length <= 4) {
      return (
        <Segmented key={name} label={label} value={value} choices={options} onChange={(next) => onChange(name, next)} />
      )
    }
    return (
      <select
        key={name}
        aria-label={label}
        className="input !h-8 !w-auto"
        value={value}
        onChange={(event) => onChange(name, event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  })
}
