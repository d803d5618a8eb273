import { GitCompareArrows } from 'lucide-react'
import { bases, compares } from '../address/view.ts'
import { Button } from '../components/button.tsx'
import { Menu, MenuChoice, MenuLabel } from '../components/menu.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { useView } from './workspace.tsx'

/** What the period is compared with, and on which day refunds count. */
export function ComparePicker() {
  const { t } = useTexts()
  const { view, change } = useView()
  const compare = view.compare ?? 'previous'
  const basis = view.basis ?? 'own'
  return (
    <Menu
      label={t('compare.title')}
      trigger={
        <Button aria-label={t('compare.is', { name: t(`compare.${compare}`) })}>
          <GitCompareArrows size={15} className="text-ink-3" aria-hidden />
          <span className="hidden md:inline">{t(`compare.${compare}`)}</span>
        </Button>
      }
    >
      <MenuLabel>{t('compare.title')}</MenuLabel>
      {compares.map((one) => (
        <MenuChoice
          key={one}
          chosen={one === compare}
          onSelect={() => void change({ compare: one === 'previous' ? undefined : one })}
        >
          {t(`compare.${one}`)}
        </MenuChoice>
      ))}
      <MenuLabel>{t('refund_day.title')}</MenuLabel>
      {bases.map((one) => (
        <MenuChoice
          key={one}
          chosen={one === basis}
          onSelect={() => void change({ basis: one === 'own' ? undefined : one })}
        >
          {t(`refund_day.${one}`)}
        </MenuChoice>
      ))}
    </Menu>
  )
}
