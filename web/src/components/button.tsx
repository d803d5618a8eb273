import clsx from 'clsx'
import type { ButtonHTMLAttributes, Ref } from 'react'

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'

const looks: Record<ButtonKind, string> = {
  primary: 'bg-accent text-accent-ink hover:brightness-110 border-transparent',
  plain: 'bg-surface text-ink border-line-strong hover:bg-sunken',
  quiet: 'bg-transparent text-ink-2 border-transparent hover:bg-sunken hover:text-ink',
  danger: 'bg-surface text-bad border-line-strong hover:bg-bad-soft',
}

/** The classes of a button, for links that look like one. */
export function buttonLook(kind: ButtonKind = 'plain', small = false): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-[7px] border font-medium transition-colors',
    'disabled:opacity-50',
    small ? 'h-7 px-2 text-[13px]' : 'h-9 px-3',
    looks[kind],
  )
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: ButtonKind
  small?: boolean
  ref?: Ref<HTMLButtonElement>
}

export function Button({ kind = 'plain', small = false, className, type = 'button', ...rest }: Props) {
  return <button type={type} className={clsx(buttonLook(kind, small), className)} {...rest} />
}

type IconProps = ButtonHTMLAttributes<HTMLButtonElement> & { label: string; ref?: Ref<HTMLButtonElement> }

/** A square button with an icon only; the label is its accessible name. */
export function IconButton({ label, className, type = 'button', ...rest }: IconProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={clsx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-[7px] text-ink-2 hover:bg-sunken hover:text-ink aria-pressed:bg-sunken aria-pressed:text-accent disabled:opacity-40',
        className,
      )}
      {...rest}
    />
  )
}
