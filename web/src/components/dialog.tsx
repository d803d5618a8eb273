import clsx from 'clsx'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTexts } from '../i18n/use-texts.ts'

type Props = {
  open: boolean
  onClose: () => void
  title: string
  description?: string
  children: ReactNode
  /** A panel at the side instead of a box in the middle. */
  side?: 'left' | 'right'
  wide?: boolean
}

const middle =
  'left-1/2 top-1/2 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 rounded-xl'

export function Dialog({ open, onClose, title, description, children, side, wide = false }: Props) {
  const { t } = useTexts()
  const place = side ? clsx('inset-y-0 w-[min(92vw,21rem)]', side === 'left' ? 'left-0' : 'right-0') : middle
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={clsx(
            'fixed z-50 flex flex-col overflow-hidden border border-line bg-surface shadow-raised focus:outline-none',
            place,
            !side && (wide ? 'max-w-3xl' : 'max-w-md'),
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-ink-2">{description}</Radix.Description>}
            </div>
            <Radix.Close
              aria-label={t('action.close')}
              className="-mr-2 inline-flex size-8 items-center justify-center rounded-[7px] text-ink-2 hover:bg-sunken"
            >
              <X size={18} />
            </Radix.Close>
          </header>
          <div className="min-h-0 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
