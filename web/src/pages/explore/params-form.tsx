import type { Definition, ParamSchema } from '../../api/measures.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { choicesOf, inputKind, ownParams } from '../../measure/param-schema.ts'
import { useView } from '../../shell/workspace.tsx'

/** A form made from the JSON Schema of a measure's parameters; what it says is kept in the address. */
export function ParamsForm({ definition }: { definition: Definition }) {
  const { t } = useTexts()
  const { cards, change } = useView()
  const params = ownParams(definition.params.properties)
  if (!params.length) return null
  return (
    <form
      className="card flex flex-col gap-3 p-4"
      aria-label={t('explore.parameters')}
      onSubmit={(event) => event.preventDefault()}
    >
      {params.map(([name, schema]) => (
        <Param
          key={name}
          name={name}
          schema={schema}
          value={cards[`${definition.id}.${name}`]}
          onChange={(value) => void change({ [`${definition.id}.${name}`]: value || undefined })}
        />
      ))}
    </form>
  )
}

type ParamProps = { name: string; schema: ParamSchema; value: string | undefined; onChange: (value: string) => void }

function Param({ name, schema, value, onChange }: ParamProps) {
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
