import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CircleUserRound, LogOut } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { updateMe } from '../api/session.ts'
import { Menu, MenuChoice, MenuItem, MenuLabel } from '../components/menu.tsx'
import { useNotify } from '../components/toasts.tsx'
import { chooseLanguage, type Language, languages } from '../i18n/start.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useSignOut } from './sign-out.ts'
import { chooseTheme, themes, useTheme } from './theme.ts'
import { useWorkspace } from './workspace.tsx'

/** Here at once, and with the account for other devices. */
async function keepLanguage(language: Language): Promise<void> {
  await chooseLanguage(language)
  await updateMe({ locale: language === 'en' ? 'en' : 'zh' })
}

const names = { 'zh-CN': '简体中文', en: 'English' } as const

/** Language, theme, account and sign-out. */
export function UserMenu() {
  const { t, language } = useTexts()
  const { session, brand } = useWorkspace()
  const theme = useTheme()
  const navigate = useNavigate()
  const leave = useSignOut()
  const notify = useNotify()
  const keep = useMutation({ mutationFn: keepLanguage, onError: notify.failed })
  return (
    <Menu
      label={t('shell.user_menu')}
      trigger={
        <button
          type="button"
          aria-label={t('shell.user_menu')}
          className="flex w-full items-center gap-2.5 rounded-[7px] px-2.5 py-2 text-left text-ink-2 hover:bg-sunken"
        >
          <CircleUserRound size={18} aria-hidden />
          <span className="min-w-0 flex-1 truncate">{session.user.name || session.user.email}</span>
        </button>
      }
    >
      <MenuLabel>{session.user.email}</MenuLabel>
      <MenuItem onSelect={() => navigate({ to: '/$brand/settings/account', params: { brand: brand.id } })}>
        <CircleUserRound size={15} aria-hidden />
        {t('settings.account')}
      </MenuItem>
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      <MenuLabel>{t('shell.language')}</MenuLabel>
      {languages.map((one) => (
        <MenuChoice key={one} chosen={one === language} onSelect={() => keep.mutate(one)}>
          {names[one]}
        </MenuChoice>
      ))}
      <MenuLabel>{t('shell.theme')}</MenuLabel>
      {themes.map((one) => (
        <MenuChoice key={one} chosen={one === theme} onSelect={() => chooseTheme(one)}>
          {t(`theme.${one}`)}
        </MenuChoice>
      ))}
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      <MenuItem onSelect={() => void leave()}>
        <LogOut size={15} aria-hidden />
        {t('shell.sign_out')}
      </MenuItem>
    </Menu>
  )
}
