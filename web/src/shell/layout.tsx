import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Menu as MenuIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Dialog } from '../components/dialog.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { BrandSwitcher } from './brand-switcher.tsx'
import { FilterBar } from './filter-bar.tsx'
import { Logo } from './logo.tsx'
import { Nav } from './nav.tsx'
import { Palette } from './palette.tsx'
import { UserMenu } from './user-menu.tsx'
import { useWorkspace } from './workspace.tsx'

const plainPages =
  /^\/[^/]+\/(moves|report|data|settings|orders\/.|customers\/audiences|creators$|creators\/(collaborations|samples)|assets(?!\/galleries)|product-tests)/

/** The frame around every page: navigation at the side (or below, on a narrow screen) and one header. */
export function Layout() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { pathname } = useLocation()
  const [drawer, setDrawer] = useState(false)
  useEffect(() => {
    document.title = `${brand.name} · Millpond`
  }, [brand.name])
  return (
    <div className="flex min-h-dvh">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('shell.skip')}
      </a>
      <aside className="sticky top-0 hidden h-dvh w-52 shrink-0 flex-col gap-4 border-r border-line bg-surface px-3 py-3 lg:flex">
        <Link
          to="/$brand"
          params={{ brand: brand.id }}
          className="flex items-center gap-2.5 px-2 py-1 text-[15px] font-semibold"
        >
          <Logo />
          {t('shell.product')}
        </Link>
        <nav aria-label={t('shell.navigation')} className="flex-1">
          <Nav />
        </nav>
        <UserMenu />
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-30 border-b border-line bg-surface/95 backdrop-blur-sm">
          <div className="mx-auto flex min-h-13 w-full max-w-[1560px] flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2 sm:px-5">
            <BrandSwitcher />
            {!plainPages.test(pathname) && <FilterBar />}
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1560px] flex-1 px-3 pt-4 pb-24 outline-none sm:px-5 lg:pb-10"
        >
          <Outlet />
        </main>
        <nav
          aria-label={t('shell.navigation')}
          className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface px-1 pb-[env(safe-area-inset-bottom)] lg:hidden"
        >
          <div className="flex flex-[4]">
            <Nav bar only={4} />
          </div>
          <ul className="flex flex-1">
            <li className="flex-1">
              <button
                type="button"
                aria-label={t('shell.open_navigation')}
                onClick={() => setDrawer(true)}
                className="flex h-12 w-full flex-col items-center justify-center gap-0.5 rounded-[7px] text-[11px] text-ink-2"
              >
                <MenuIcon size={19} aria-hidden />
                {t('nav.more')}
              </button>
            </li>
          </ul>
        </nav>
      </div>
      <Dialog open={drawer} onClose={() => setDrawer(false)} title={t('shell.product')} side="left">
        <nav aria-label={t('shell.navigation')} className="mb-6">
          <Nav onOpen={() => setDrawer(false)} />
        </nav>
        <UserMenu />
      </Dialog>
      <Palette />
    </div>
  )
}
