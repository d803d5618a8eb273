import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Dialog } from '../components/dialog.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { entries } from './nav.tsx'
import { keepView, useWorkspace } from './workspace.tsx'

const typing = new Set(['INPUT', 'TEXTAREA', 'SELECT'])

/** Keys: "g" and a letter opens a page, "?" tells the keys. Nothing is taken while somebody types. */
export function Palette() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    let armed = 0
    const onKey = (event: KeyboardEvent) => {
      const target = event.target
      if (event.metaKey || event.ctrlKey || event.altKey) return
      if (target instanceof HTMLElement && (typing.has(target.tagName) || target.isContentEditable)) return
      if (event.key === '?') return setOpen(true)
      if (event.key === 'g') {
        armed = event.timeStamp
        return
      }
      if (armed === 0 || event.timeStamp - armed > 1200) return
      armed = 0
      const entry = entries.find(({ key }) => key === event.key)
      if (entry) void navigate({ to: entry.to, params: { brand: brand.id }, search: keepView })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [brand.id, navigate])
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title={t('keys.title')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        {entries.map(({ key, text }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded border border-line-strong bg-sunken px-1.5 font-mono text-xs">g</kbd>{' '}
              <kbd className="rounded border border-line-strong bg-sunken px-1.5 font-mono text-xs">{key}</kbd>
            </dt>
            <dd>{t('keys.open', { page: t(text) })}</dd>
          </div>
        ))}
        <dt>
          <kbd className="rounded border border-line-strong bg-sunken px-1.5 font-mono text-xs">?</kbd>
        </dt>
        <dd>{t('keys.help')}</dd>
      </dl>
    </Dialog>
  )
}
