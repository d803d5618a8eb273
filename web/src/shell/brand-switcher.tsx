import { useNavigate } from '@tanstack/react-router'
import { ChevronsUpDown } from 'lucide-react'
import { Menu, MenuChoice } from '../components/menu.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { useWorkspace } from './workspace.tsx'

/** Which brand is shown; filters do not travel to another brand, since its stores and products are others. */
export function BrandSwitcher() {
  const { t } = useTexts()
  const { brand, session } = useWorkspace()
  const navigate = useNavigate()
  return (
    <Menu
      label={t('shell.brands')}
      trigger={
        <button
          type="button"
          aria-label={t('shell.brand_is', { name: brand.name })}
          className="flex h-9 min-w-0 max-w-72 items-center gap-2 rounded-[7px] px-2 font-semibold hover:bg-sunken"
        >
          <span className="truncate">{brand.name}</span>
          <span className="text-xs font-normal text-ink-3">{brand.currency}</span>
          <ChevronsUpDown size={14} className="shrink-0 text-ink-3" aria-hidden />
        </button>
      }
    >
      {session.brands.map(({ id, name, currency }) => (
        <MenuChoice
          key={id}
          chosen={id === brand.id}
          onSelect={() => navigate({ to: '/$brand', params: { brand: id } })}
        >
          <span className="flex-1">{name}</span>
          <span className="text-xs text-ink-3">{currency}</span>
        </MenuChoice>
      ))}
    </Menu>
  )
}
