import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type AudiencePeriod, type AudienceQuestion, audienceMeasures } from '../../api/audiences.ts'
import { catalogueQuery } from '../../api/measures.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { ParamInput } from '../../measure/param-input.tsx'
import { ownParams } from '../../measure/param-schema.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

type Props = { onClose: () => void; onChosen: (question: AudienceQuestion) => void }

/** Parameters that are the audience's own affair. */
const notAsked = new Set(['limit', 'customer_id'])

/** Chooses the question that lists the people, with its parameters and days. */
export function QuestionChoice({ onClose, onChosen }: Props) {
  const { t, pick } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(catalogueQuery(brand.id))
  const [measure, setMeasure] = useState<string>(audienceMeasures[0])
  const [given, setGiven] = useState<Record<string, string>>({})
  const [days, setDays] = useState('90')
  const definition = data?.get(measure)
  const isAhead = measure === 'due-again'
  const choose = (next: string) => {
    setMeasure(next)
    setGiven({})
    setDays(next === 'due-again' ? '7' : '90')
  }
  const period: AudiencePeriod = isAhead ? { next_days: Number(days) } : { last_days: Number(days) }
  const params = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  return (
    <Dialog open onClose={onClose} title={t('audiences.make')} description={t('audiences.make_hint')}>
      <form
        className="mt-3 flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          onChosen({ measure, params, period })
        }}
      >
        <SelectField
          label={t('audiences.question')}
          value={measure}
          choices={audienceMeasures.map((id) => {
            const known = data?.get(id)
            return { value: id, label: known ? pick(known.title) : id }
          })}
          onChange={(event) => choose(event.target.value)}
        />
        <TextField
          label={t(isAhead ? 'audiences.ask_next' : 'audiences.ask_last')}
          type="number"
          required
          min={1}
          max={isAhead ? 366 : 3660}
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
        {ownParams(definition?.params.properties)
          .filter(([name]) => !notAsked.has(name))
          .map(([name, schema]) => (
            <ParamInput
              key={`${measure}.${name}`}
              name={name}
              schema={schema}
              value={given[name]}
              onChange={(value) => setGiven((before) => ({ ...before, [name]: value }))}
            />
          ))}
        <DialogActions onClose={onClose} pending={false} action={t('audiences.go_on')} />
      </form>
    </Dialog>
  )
}
