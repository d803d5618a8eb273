import { useId } from 'react'
import type { Words } from '../../api/product-tests.ts'

type Props = {
  label: string
  value: Words
  language: string
  onChange: (value: Words) => void
  required?: boolean
  long?: boolean
  most?: number
  disabled?: boolean
}

/** A text in one of its languages. */
export function WordsField({ label, value, language, onChange, required, long, most = 200, disabled }: Props) {
  const id = useId()
  const Field = long ? 'textarea' : 'input'
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-[13px] font-medium text-ink-2">
        {label} <span className="font-normal text-ink-3">({language})</span>
      </label>
      <Field
        id={id}
        className={long ? 'input h-20 py-2' : 'input'}
        lang={language}
        maxLength={most}
        required={required}
        disabled={disabled}
        value={value[language] ?? ''}
        onChange={(event) => onChange({ ...value, [language]: event.target.value })}
      />
    </div>
  )
}
