import { useMemo } from 'react'
import type { ChannelRule, ChannelWords, Condition } from '../../api/channel-rules.ts'
import { useTexts } from '../../i18n/use-texts.ts'

/** Values that a sentence has room for. */
const mostValues = 8

/** Names of channels, fields and lists in the reader's language. */
export function useChannelNames(words: ChannelWords) {
  const { pick } = useTexts()
  return useMemo(() => {
    const named = (items: readonly { id: string; name: Parameters<typeof pick>[0] }[]) => {
      const names = new Map(items.map(({ id, name }) => [id, pick(name)]))
      return (id: string) => names.get(id) ?? id
    }
    return { channel: named(words.channels), field: named(words.fields), list: named(words.lists) }
  }, [words, pick])
}

/** When a rule holds, as a sentence. */
export function RuleSentence({ rule, words }: { rule: ChannelRule; words: ChannelWords }) {
  const { t } = useTexts()
  if (rule.conditions.length === 0) return <span>{t('channels.everything')}</span>
  return rule.conditions.map((condition, i) => (
    <span key={JSON.stringify(condition)}>
      {i > 0 && <span className="text-ink-3"> {t('channels.and')} </span>}
      <ConditionSentence condition={condition} words={words} />
    </span>
  ))
}

function ConditionSentence({ condition, words }: { condition: Condition; words: ChannelWords }) {
  const { t } = useTexts()
  const names = useChannelNames(words)
  const { field, operator, values, not } = condition
  if (operator === 'is' && values.every((value) => value === '')) {
    return `${names.field(field)} ${t(not ? 'channels.is_known' : 'channels.is_unknown')}`
  }
  const shown = values.slice(0, mostValues)
  return (
    <>
      {names.field(field)} {t(`channels.op_${not ? 'not_' : ''}${operator}`)}{' '}
      {shown.map((value, i) => (
        <span key={value}>
          {i > 0 && <span className="text-ink-3"> {t('channels.or')} </span>}
          {operator === 'in_list' ? (
            names.list(value)
          ) : value === '' ? (
            t('channels.nothing')
          ) : (
            <code className="rounded bg-sunken px-1 text-xs break-all">{value}</code>
          )}
        </span>
      ))}
      {values.length > shown.length && (
        <span className="text-ink-3" title={values.slice(mostValues).join(', ')}>
          {' '}
          {t('channels.more_values', { count: values.length - shown.length })}
        </span>
      )}
    </>
  )
}
