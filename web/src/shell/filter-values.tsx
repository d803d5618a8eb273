import { type KeyboardEvent, useId, useState } from 'react'
import type { ListFilter } from '../address/view.ts'
import { useNames } from '../format/names.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useWorkspace } from './workspace.tsx'

const channels = ['own_site', 'amazon', 'tiktok_shop', 'shopee', 'lazada', 'walmart', 'ebay', 'retail', 'other']

type Props = { name: ListFilter; chosen: readonly string[]; onAdd: (value: string) => void }

/** Adds a value to a filter: from a list where the values are few and known, else as typed. */
export function FilterValues({ name, chosen, onAdd }: Props) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const nameOf = useNames()
  const id = useId()
  const [text, setText] = useState('')
  const known = name === 'sales_channel' ? channels : name === 'country' ? brand.markets : []
  const add = (value: string) => {
    const trimmed = value.trim()
    setText('')
    if (trimmed && !chosen.includes(trimmed)) onAdd(trimmed)
  }
  if (known.length) {
    return (
      <select
        className="input"
        aria-label={t('filter.add', { name: t(`filter.${name}`) })}
        value=""
        onChange={(event) => add(event.target.value)}
      >
        <option value="">{t('filter.any')}</option>
        {known
          .filter((value) => !chosen.includes(value))
          .map((value) => (
            <option key={value} value={value}>
              {nameOf(name, value)}
            </option>
          ))}
      </select>
    )
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add(name === 'country' ? text.toUpperCase() : text)
  }
  return (
    <input
      id={id}
      className="input"
      aria-label={t('filter.add', { name: t(`filter.${name}`) })}
      placeholder={t('filter.type')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKey}
      onBlur={() => add(text)}
    />
  )
}
