import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import type { ChannelWords } from '../../api/channel-rules.ts'
import { Badge } from '../../components/badge.tsx'
import { IconButton } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { RuleSentence, useChannelNames } from './channel-words.tsx'
import { type Draft, moved } from './rule-draft.ts'

type Rules = Draft['rules']
type Props = {
  rules: Rules
  words: ChannelWords
  canEdit: boolean
  onChange: (rules: Rules) => void
  onEdit: (key: string) => void
}

/** The rules in their order. With the keyboard: Alt and an arrow move the rule that has the focus. */
export function ChannelRuleList({ rules, words, canEdit, onChange, onEdit }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const move = (from: number, to: number) => {
    onChange(moved(rules, from, to))
    // The focus stays on the rule, where it has come to.
    requestAnimationFrame(() => {
      const item = list.current?.children[Math.max(0, Math.min(rules.length - 1, to))]
      if (item instanceof HTMLElement) item.focus()
    })
  }
  const onKey = (place: number) => (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!canEdit || !event.altKey || !step) return
    event.preventDefault()
    move(place, place + step)
  }
  return (
    <ol ref={list} className="divide-y divide-line border-t border-line">
      {rules.map(({ key, rule }, place) => (
        <li
          key={key}
          tabIndex={-1}
          className="grid grid-cols-[2rem_1fr] gap-x-2 px-4 py-2 focus-visible:bg-sunken sm:grid-cols-[2rem_13rem_1fr_auto]"
          onKeyDown={onKey(place)}
        >
          <span className="text-right text-ink-3">{place + 1}</span>
          <ChannelName id={rule.channel} words={words} />
          <p className="col-start-2 min-w-0 text-[13px] leading-relaxed break-words text-ink-2 sm:col-start-auto">
            <RuleSentence rule={rule} words={words} />
          </p>
          {canEdit && (
            <RuleActions
              place={place}
              last={place === rules.length - 1}
              onMove={(to) => move(place, to)}
              onEdit={() => onEdit(key)}
              onRemove={() => onChange(rules.filter((one) => one.key !== key))}
            />
          )}
        </li>
      ))}
    </ol>
  )
}

function ChannelName({ id, words }: { id: string; words: ChannelWords }) {
  const { t } = useTexts()
  const names = useChannelNames(words)
  const channel = words.channels.find((one) => one.id === id)
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 self-start">
      <span className="font-medium">{names.channel(id)}</span>
      {channel && (
        <Badge tone={channel.tenure === 'rented' ? 'warn' : channel.tenure === 'owned' ? 'good' : 'neutral'}>
          {t(`tenure.${channel.tenure}`)} · {t(`intent.${channel.intent}`)}
        </Badge>
      )}
    </span>
  )
}

type ActionsProps = {
  place: number
  last: boolean
  onMove: (to: number) => void
  onEdit: () => void
  onRemove: () => void
}

function RuleActions({ place, last, onMove, onEdit, onRemove }: ActionsProps) {
  const { t } = useTexts()
  const number = { number: place + 1 }
  return (
    <span className="col-start-2 flex items-start sm:col-start-auto">
      <IconButton label={t('channels.up', number)} disabled={place === 0} onClick={() => onMove(place - 1)}>
        <ArrowUp size={15} />
      </IconButton>
      <IconButton label={t('channels.down', number)} disabled={last} onClick={() => onMove(place + 1)}>
        <ArrowDown size={15} />
      </IconButton>
      <IconButton label={t('channels.edit', number)} onClick={onEdit}>
        <Pencil size={15} />
      </IconButton>
      <IconButton label={t('channels.remove', number)} onClick={onRemove}>
        <Trash2 size={15} />
      </IconButton>
    </span>
  )
}
