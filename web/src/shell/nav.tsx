import { Link } from '@tanstack/react-router'
import clsx from 'clsx'
import {
  Boxes,
  Castle,
  Clapperboard,
  Compass,
  Database,
  FlaskConical,
  Images,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Megaphone,
  Scale,
  Settings2,
  UsersRound,
  Waypoints,
} from 'lucide-react'
import { useTexts } from '../i18n/use-texts.ts'
import { keepView, useWorkspace } from './workspace.tsx'

type Entry = { to: string; text: string; icon: LucideIcon; key: string }

/** Pages of the left navigation; `key` opens one after "g". */
export const entries = [
  { to: '/$brand', text: 'nav.overview', icon: LayoutDashboard, key: 'o' },
  { to: '/$brand/moves', text: 'nav.moves', icon: ListChecks, key: 'n' },
  { to: '/$brand/traffic', text: 'nav.traffic', icon: Waypoints, key: 't' },
  { to: '/$brand/economics', text: 'nav.economics', icon: Scale, key: 'e' },
  { to: '/$brand/customers', text: 'nav.customers', icon: UsersRound, key: 'c' },
  { to: '/$brand/creators', text: 'nav.creators', icon: Megaphone, key: 'r' },
  { to: '/$brand/live', text: 'nav.live', icon: Clapperboard, key: 'l' },
  { to: '/$brand/assets', text: 'nav.assets', icon: Images, key: 'a' },
  { to: '/$brand/moat', text: 'nav.moat', icon: Castle, key: 'm' },
  { to: '/$brand/products', text: 'nav.products', icon: Boxes, key: 'p' },
  { to: '/$brand/product-tests', text: 'nav.product_tests', icon: FlaskConical, key: 'f' },
  { to: '/$brand/explore', text: 'nav.explore', icon: Compass, key: 'x' },
  { to: '/$brand/data', text: 'nav.data', icon: Database, key: 'd' },
  { to: '/$brand/settings', text: 'nav.settings', icon: Settings2, key: 's' },
] as const satisfies readonly Entry[]

/** Links of the side navigation, or of the bar at the bottom of a narrow screen. */
export function Nav({ bar = false, only, onOpen }: { bar?: boolean; only?: number; onOpen?: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  return (
    <ul className={bar ? 'flex flex-1' : 'flex flex-col gap-0.5'}>
      {entries.slice(0, only).map(({ to, text, icon: Icon }) => (
        <li key={to} className={bar ? 'flex-1' : ''}>
          <Link
            to={to}
            params={{ brand: brand.id }}
            search={keepView}
            activeOptions={{ exact: to === '/$brand', includeSearch: false }}
            {...(onOpen ? { onClick: onOpen } : {})}
            className={clsx(
              'flex items-center rounded-[7px] text-ink-2 hover:bg-sunken hover:text-ink',
              'data-[status=active]:bg-accent-soft data-[status=active]:font-medium data-[status=active]:text-accent',
              bar ? 'h-12 flex-col justify-center gap-0.5 text-[11px]' : 'h-9 gap-2.5 px-2.5',
            )}
          >
            <Icon size={bar ? 19 : 17} aria-hidden />
            {t(text)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
