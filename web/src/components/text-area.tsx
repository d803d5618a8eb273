import { type TextareaHTMLAttributes, useId } from 'react'

/** A field of several lines under its label. */
export function TextArea({ label, ...rest }: { label: string } & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-[13px] font-medium text-ink-2">
        {label}
      </label>
      <textarea id={id} className="input !h-auto py-2" {...rest} />
    </div>
  )
}
