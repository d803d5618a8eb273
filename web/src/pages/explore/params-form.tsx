import type { Definition } from '../../api/measures.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { ParamInput } from '../../measure/param-input.tsx'
import { ownParams } from '../../measure/param-schema.ts'
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
        <ParamInput
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
