import clsx from 'clsx'
import type { ReactNode } from 'react'

/** Grey bars where figures will stand. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx('skeleton', className)} />
}

const places = ['1', '2', '3', '4', '5', '6']

export function LoadingRows({ rows = 6 }: { rows?: number }) {
  return (
    <div aria-busy className="flex flex-col gap-2 p-4">
      {places.slice(0, rows).map((place) => (
        <Skeleton key={place} className="h-7" />
      ))}
    </div>
  )
}

type EmptyProps = { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }

/** Nothing here yet, and what to do next. */
export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-10 text-center">
      {icon && <div className="text-ink-3">{icon}</div>}
      <p className="font-medium text-ink">{title}</p>
      {children && <div className="max-w-md text-ink-2">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}
