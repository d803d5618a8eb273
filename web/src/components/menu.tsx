import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'

const item =
  'flex min-h-9 cursor-pointer select-none items-center gap-2 rounded-md px-2.5 py-1 text-ink outline-none data-[highlighted]:bg-sunken'

export function Menu({ trigger, label, children }: { trigger: ReactNode; label: string; children: ReactNode }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align="end"
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-48 overflow-y-auto rounded-xl border border-line bg-surface p-1 shadow-raised"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

export function MenuItem({ children, onSelect }: { children: ReactNode; onSelect: () => void }) {
  return (
    <DropdownMenu.Item className={item} onSelect={onSelect}>
      {children}
    </DropdownMenu.Item>
  )
}

/** An item that is a link, such as a file to download. */
export function MenuLink({ children, href, download }: { children: ReactNode; href: string; download?: string }) {
  return (
    <DropdownMenu.Item asChild className={item}>
      <a href={href} {...(download === undefined ? {} : { download })}>
        {children}
      </a>
    </DropdownMenu.Item>
  )
}

export function MenuChoice({
  children,
  chosen,
  onSelect,
}: {
  children: ReactNode
  chosen: boolean
  onSelect: () => void
}) {
  return (
    <DropdownMenu.CheckboxItem className={item} checked={chosen} onSelect={onSelect}>
      <span className="w-4">{chosen && <Check size={15} className="text-accent" aria-hidden />}</span>
      {children}
    </DropdownMenu.CheckboxItem>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2.5 pt-2 pb-1 text-xs font-medium text-ink-3">{children}</DropdownMenu.Label>
}
