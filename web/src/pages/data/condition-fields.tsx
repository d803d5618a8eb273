import { useId } from 'react'
import type { ChannelWords, Condition } from '../../api/channel-rules.ts'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useChannelNames } from './channel-words.tsx'

type Props = {
  place: number
  condition: Condition
  words: ChannelWords
  onChange: (condition: Condition) => void
  onRemove: () => void
}

/** What a condition asks: a field, how it is compared, and the values, one a line, or lists to choose. */
export function ConditionFields({ place, condition, words, onChange, onRemove }: Props) {
  const { t } = useTexts()
  const names = useChannelNames(words)
  const { field, operator, not } = condition
  const listed = words.fields.find(({ id }) => id === field)?.listed ?? false
  const operators = words.operators.filter((one) => listed || one !== 'in_list')
  const comparisons = operators.flatMap((one) => [one, `not_${one}`])
  const setField = (next: string) => {
    const may = words.fields.find(({ id }) => id === next)?.listed || operator !== 'in_list'
    onChange(may ? { ...condition, field: next } : { field: next, operator: 'is', values: [''], not })
  }
  const setComparison = (next: string) => {
    const asked = { field, operator: next.replace(/^not_/, ''), not: next.startsWith('not_') }
    const fits = (asked.operator === 'in_list') === (operator === 'in_list')
    const first = asked.operator === 'in_list' ? words.lists.slice(0, 1).map(({ id }) => id) : ['']
    onChange({ ...asked, values: fits ? condition.values : first })
  }
  return (
    <fieldset className="grid gap-3 rounded-lg border border-line p-3 sm:grid-cols-2">
      <legend className="px-1 text-[13px] text-ink-3">{t('channels.condition', { number: place })}</legend>
      <SelectField
        label={t('channels.field')}
        value={field}
        choices={words.fields.map(({ id }) => ({ value: id, label: names.field(id) }))}
        onChange={(event) => setField(event.target.value)}
      />
      <SelectField
        label={t('channels.comparison')}
        value={`${not ? 'not_' : ''}${operator}`}
        choices={comparisons.map((one) => ({ value: one, label: t(`channels.op_${one}`) }))}
        onChange={(event) => setComparison(event.target.value)}
      />
      <div className="sm:col-span-2">
        {operator === 'in_list' ? (
          <ListChoice condition={condition} words={words} onChange={onChange} />
        ) : (
          <ValueLines condition={condition} onChange={onChange} />
        )}
      </div>
      <div className="sm:col-span-2">
        <Button small kind="quiet" onClick={onRemove}>
          {t('channels.remove_condition', { number: place })}
        </Button>
      </div>
    </fieldset>
  )
}

function ListChoice({ condition, words, onChange }: Pick<Props, 'condition' | 'words' | 'onChange'>) {
  const names = useChannelNames(words)
  const { values } = condition
  const toggle = (id: string) =>
    onChange({ ...condition, values: values.includes(id) ? values.filter((one) => one !== id) : [...values, id] })
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1">
      {words.lists.map(({ id, entries }) => (
        <label key={id} className="inline-flex items-center gap-1.5" title={entries.slice(0, 30).join(', ')}>
          <input type="checkbox" checked={values.includes(id)} onChange={() => toggle(id)} />
          {names.list(id)}
        </label>
      ))}
    </div>
  )
}

function ValueLines({ condition, onChange }: Pick<Props, 'condition' | 'onChange'>) {
  const { t } = useTexts()
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-[13px] font-medium text-ink-2">
        {t('channels.values')}
      </label>
      <textarea
        id={id}
        className="input h-auto! py-1.5 font-mono text-xs"
        rows={Math.min(8, Math.max(2, condition.values.length + 1))}
        value={condition.values.join('\n')}
        onChange={(event) => onChange({ ...condition, values: event.target.value.split('\n') })}
        aria-describedby={`${id}-hint`}
      />
      <p id={`${id}-hint`} className="text-xs text-ink-3">
        {t(condition.operator === 'matches' ? 'channels.pattern_hint' : 'channels.values_hint')}
      </p>
    </div>
  )
}
