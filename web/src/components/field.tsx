import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react'

type Label = { label: string; hint?: ReactNode; problem?: string | undefined }

function Frame({ id, label, hint, problem, children }: Label & { id: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-[13px] font-medium text-ink-2">
        {label}
      </label>
      {children}
      {hint && !problem && (
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-xs text-bad">
          {problem}
        </p>
      )}
    </div>
  )
}

const describedBy = (id: string, { hint, problem }: Label) =>
  problem ? `${id}-problem` : hint ? `${id}-hint` : undefined

export function TextField({ label, hint, problem, ...rest }: Label & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  const frame = { label, hint, problem }
  return (
    <Frame id={id} {...frame}>
      <input
        id={id}
        className="input"
        aria-invalid={Boolean(problem)}
        aria-describedby={describedBy(id, frame)}
        {...rest}
      />
    </Frame>
  )
}

export type Choice = { value: string; label: string }

export function SelectField({
  label,
  hint,
  problem,
  choices,
  ...rest
}: Label & SelectHTMLAttributes<HTMLSelectElement> & { choices: readonly Choice[] }) {
  const id = useId()
  const frame = { label, hint, problem }
  return (
    <Frame id={id} {...frame}>
      <select
        id={id}
        className="input"
        aria-invalid={Boolean(problem)}
        aria-describedby={describedBy(id, frame)}
        {...rest}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Frame>
  )
}
