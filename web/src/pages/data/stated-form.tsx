import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiProblem } from '../../api/problem.ts'
import {
  createStated,
  type FieldUnit,
  type Resource,
  type Stated,
  updateStated,
  type Values,
} from '../../api/resources.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { useNames } from '../../format/names.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { choicesOf } from '../../measure/param-schema.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

type Props = { resource: Resource; row: Stated | undefined; onClose: () => void }

/** A form made from the definition of a resource; the server says which field is wrong. */
export function StatedForm({ resource, row, onClose }: Props) {
  const { pick } = useTexts()
  const { brand, today } = useWorkspace()
  const queries = useQueryClient()
  const [values, setValues] = useState<Values>(() => initial(resource, row, today))
  const save = useMutation({
    mutationFn: () =>
      row ? updateStated(brand.id, resource.id, row, values) : createStated(brand.id, resource.id, values),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['stated', brand.id, resource.id] })
      void queries.invalidateQueries({ queryKey: ['brand', brand.id] })
      onClose()
    },
  })
  const wrong = save.error instanceof ApiProblem ? save.error.field : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog open wide onClose={onClose} title={pick(resource.title)} description={pick(resource.doc)}>
      <form className="mt-3 grid gap-3 sm:grid-cols-2" onSubmit={submit}>
        {Object.entries(resource.columns).map(([name, { unit, label, doc }]) => (
          <StatedField
            key={name}
            name={name}
            unit={unit}
            label={pick(label)}
            hint={pick(doc)}
            wrong={wrong === name}
            choices={choicesOf(resource.schema.properties?.[name])}
            value={values[name] ?? ''}
            onChange={(value) =>
              setValues((before) => ({ ...before, [name]: value === '' && unit === 'day' ? null : value }))
            }
          />
        ))}
        <DialogActions onClose={onClose} pending={save.isPending} error={save.error} />
      </form>
    </Dialog>
  )
}

type FieldProps = {
  name: string
  unit: FieldUnit
  label: string
  hint: string
  wrong: boolean
  choices: string[]
  value: string
  onChange: (value: string) => void
}

function StatedField({ name, unit, label, hint, wrong, choices, value, onChange }: FieldProps) {
  const { t } = useTexts()
  const nameOf = useNames()
  const problem = wrong ? t('stated.wrong') : undefined
  if (choices.length) {
    const options = choices.map((one) => ({ value: one, label: one === '' ? t('stated.any') : nameOf(name, one) }))
    return (
      <SelectField
        label={label}
        hint={hint}
        problem={problem}
        choices={options}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  return (
    <TextField
      label={label}
      hint={hint || (unit === 'country' ? t('stated.country_hint') : unit === 'percent' ? '%' : '')}
      problem={problem}
      type={unit === 'day' ? 'date' : 'text'}
      inputMode={unit === 'percent' || unit === 'amount' ? 'decimal' : undefined}
      value={value}
      onChange={(event) =>
        onChange(unit === 'country' || unit === 'currency' ? event.target.value.toUpperCase() : event.target.value)
      }
    />
  )
}

/** The row's own values, or the definition's defaults; a new rule begins today. */
function initial(resource: Resource, row: Stated | undefined, today: string): Values {
  const values: Values = {}
  for (const [name, { unit }] of Object.entries(resource.columns)) {
    const schema = resource.schema.properties?.[name]
    const fallback = schema?.default === undefined ? (choicesOf(schema)[0] ?? '') : schema.default
    const value = row ? row[name] : unit === 'day' && resource.schema.required?.includes(name) ? today : fallback
    values[name] = value === null || value === undefined || (unit === 'day' && value === '') ? null : String(value)
    if (values[name] === null && unit !== 'day') values[name] = ''
  }
  return values
}
