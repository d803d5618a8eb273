import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { ChannelRule, ChannelWords, Condition } from '../../api/channel-rules.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { SelectField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useChannelNames } from './channel-words.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { newKey } from './rule-draft.ts'

type Props = { rule: ChannelRule; words: ChannelWords; onClose: () => void; onDone: (rule: ChannelRule) => void }

const blank: Condition = { field: 'source', operator: 'is', values: [''], not: false }

/** One rule: its channel and its conditions. Nothing is saved until the whole list is. */
export function ChannelRuleForm({ rule, words, onClose, onDone }: Props) {
  const { t } = useTexts()
  const names = useChannelNames(words)
  const [channel, setChannel] = useState(rule.channel)
  const [conditions, setConditions] = useState(() => rule.conditions.map((one) => ({ key: newKey(), one })))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone({ channel, conditions: conditions.map(({ one }) => one) })
  }
  return (
    <Dialog open wide onClose={onClose} title={t('channels.rule')} description={t('channels.rule_hint')}>
      <form className="mt-3 flex flex-col gap-4" onSubmit={submit}>
        <SelectField
          label={t('channels.channel')}
          value={channel}
          choices={words.channels.map(({ id }) => ({ value: id, label: names.channel(id) }))}
          onChange={(event) => setChannel(event.target.value)}
        />
        {conditions.map(({ key, one }, place) => (
          <ConditionFields
            key={key}
            place={place + 1}
            condition={one}
            words={words}
            onChange={(next) =>
              setConditions((all) => all.map((other) => (other.key === key ? { key, one: next } : other)))
            }
            onRemove={() => setConditions((all) => all.filter((other) => other.key !== key))}
          />
        ))}
        {conditions.length === 0 && <p className="text-[13px] text-ink-2">{t('channels.everything')}</p>}
        <div className="flex flex-wrap justify-between gap-2">
          <Button onClick={() => setConditions((all) => [...all, { key: newKey(), one: blank }])}>
            <Plus size={14} aria-hidden />
            {t('channels.add_condition')}
          </Button>
          <span className="flex gap-2">
            <Button onClick={onClose}>{t('action.back')}</Button>
            <Button type="submit" kind="primary">
              {t('action.apply')}
            </Button>
          </span>
        </div>
      </form>
    </Dialog>
  )
}
