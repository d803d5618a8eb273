import type { ParamSchema } from '../api/measures.ts'
import { SelectField, TextField } from '../components/field.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { choicesOf, inputKind } from './param-schema.ts'

type Props = { name: string; schema: ParamSchema; value: string | undefined; onChange: (value: string) => void }

/** One parameter of a measure as a field of a form, with what it is. */
export function ParamInput({ name, schema, value, onChange }: Props) {
  const { t, language } = useTexts()
  const label = t(`param.${name}`, { defaultValue: name })
  const hint = (language === 'zh-CN' ? schema.zh : undefined) ?? schema.description
  const initial = value ?? (schema.default === undefined ? '' : String(schema.default))
  const kind = inputKind(schema)
  if (kind === 'choice' || kind === 'switch') {
    const values = kind === 'switch' ? ['true', 'false'] : choicesOf(schema)
    const choices = values.map((one) => ({ value: one, label: t(`param_value.${one}`, { defaultValue: one }) }))
    return (
      <SelectField
        label={label}
        hint={hint}
        choices={choices}
        value={initial}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  return (
    <TextField
      label={label}
      hint={hint}
      type={kind === 'number' ? 'number' : 'text'}
      min={schema.minimum}
      max={schema.maximum}
      defaultValue={initial}
      onBlur={(event) => onChange(event.target.value)}
    />
  )
}
