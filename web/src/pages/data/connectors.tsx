import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Connector, connectorsQuery } from '../../api/connectors.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { SaveTemplate } from './templates.tsx'

/** Which files are known, where to export each, and a small one to look at. */
export function Connectors() {
  const { t, pick } = useTexts()
  const { data } = useQuery(connectorsQuery)
  const [open, setOpen] = useState<Connector>()
  if (!data) return null
  return (
    <Card title={t('connectors.title')} note={t('connectors.note')}>
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
        {data.items.map((connector) => (
          <li key={connector.id}>
            <button
              type="button"
              className="w-full truncate py-1 text-left text-ink-2 hover:text-accent"
              onClick={() => setOpen(connector)}
            >
              {pick(connector.title)}
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <Dialog open wide onClose={() => setOpen(undefined)} title={pick(open.title)} description={pick(open.doc)}>
          <h3 className="mt-3 mb-1 text-[13px] font-medium text-ink-2">{t('connectors.sample')}</h3>
          <pre className="overflow-x-auto rounded-lg bg-sunken p-3 font-mono text-xs">{open.sample}</pre>
          <div className="mt-4 flex items-center justify-end gap-2">
            <SaveTemplate connector={open} label={t('connectors.save')} />
            <Button onClick={() => setOpen(undefined)}>{t('action.close')}</Button>
          </div>
        </Dialog>
      )}
    </Card>
  )
}
