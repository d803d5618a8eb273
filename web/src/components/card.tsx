import clsx from 'clsx'
import type { ReactNode } from 'react'

type Props = {
  title?: ReactNode
  /** Small text beside the title: what is counted, in which unit. */
  note?: ReactNode
  actions?: ReactNode
  footer?: ReactNode
  children: ReactNode
  className?: string
  flush?: boolean
  label?: string
}

/** Where title and actions do not fit beside each other, the actions go below, and the title stays in one line. */
const wholeTitle = 'max-w-full flex-[1_0_auto]'

/** A titled surface. `flush` lets a table reach the edges. */
export function Card({ title, note, actions, footer, children, className, flush = false, label }: Props) {
  return (
    <section className={clsx('card flex min-w-0 flex-col', flush && 'overflow-clip', className)} aria-label={label}>
      {(title || actions) && (
        <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
          <div className={clsx('flex flex-wrap items-baseline gap-x-2', note ? 'min-w-36 flex-1' : wholeTitle)}>
            <h2 className="flex items-center gap-1 font-semibold text-ink">{title}</h2>
            {note && <p className="text-[13px] text-ink-3">{note}</p>}
          </div>
          {actions && <div className="flex max-w-full flex-wrap items-center gap-1">{actions}</div>}
        </header>
      )}
      <div className={clsx('min-w-0 flex-1', flush ? '' : 'px-4 pb-4', !title && !actions && !flush && 'pt-4')}>
        {children}
      </div>
      {footer && <footer className="border-t border-line px-4 py-2 text-[13px] text-ink-3">{footer}</footer>}
    </section>
  )
}
