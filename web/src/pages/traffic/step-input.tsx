import { useId, useState } from 'react'
import { useStepSuggestions } from './step-suggestions.ts'

type Props = {
  label: string
  value: string
  placeholder?: string
  autoFocus?: boolean
  onChange: (value: string) => void
}

/** A step to be named: suggested while typing, taken with Enter or when the field is left. Known events are read in words. */
export function StepInput({ label, value, placeholder, autoFocus = false, onChange }: Props) {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const { steps, shown, meant } = useStepSuggestions(value)
  const take = () => {
    if (typed === undefined) return
    setTyped(undefined)
    const next = meant(typed.trim())
    if (next !== value) onChange(next)
  }
  return (
    <>
      <input
        className="input min-w-0 flex-1"
        aria-label={label}
        title={value}
        list={id}
        value={typed ?? shown(value)}
        placeholder={placeholder}
        // biome-ignore lint/a11y/noAutofocus: the field appears because somebody asked for it
        autoFocus={autoFocus}
        spellCheck={false}
        autoCapitalize="off"
        maxLength={500}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      <datalist id={id}>
        {steps.map((one) => (
          <option key={one} value={shown(one)}>
            {one}
          </option>
        ))}
      </datalist>
    </>
  )
}
