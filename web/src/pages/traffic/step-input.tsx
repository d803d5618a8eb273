import { useId, useState } from 'react'
import { useStepSuggestions } from './step-suggestions.ts'

type Props = {
  label: string
  value: string
  placeholder?: string
  autoFocus?: boolean
  onChange: (value: string) => void
}

/** A step to be named: suggested while typing, taken with Enter or when the field is left. */
export function StepInput({ label, value, placeholder, autoFocus = false, onChange }: Props) {
  const id = useId()
  const [text, setText] = useState(value)
  const suggestions = useStepSuggestions()
  const take = () => text.trim() !== value && onChange(text.trim())
  return (
    <>
      <input
        className="input min-w-0 flex-1"
        aria-label={label}
        list={id}
        value={text}
        placeholder={placeholder}
        // biome-ignore lint/a11y/noAutofocus: the field appears because somebody asked for it
        autoFocus={autoFocus}
        spellCheck={false}
        autoCapitalize="off"
        maxLength={500}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      <datalist id={id}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  )
}
