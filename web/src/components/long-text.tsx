import clsx from 'clsx'
import { useState } from 'react'

/** A text that a cell has no room for: cut short, and whole once it is opened, by mouse, finger or keyboard. */
export function LongText({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false)
  if (!text) return '–'
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      className={clsx(
        'block w-80 cursor-pointer text-left font-mono text-xs',
        isOpen ? 'break-all whitespace-pre-wrap' : 'truncate',
      )}
      onClick={(event) => {
        event.stopPropagation()
        setOpen(!isOpen)
      }}
    >
      {text}
    </button>
  )
}
