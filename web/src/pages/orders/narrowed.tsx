import { X } from 'lucide-react'
import type { Narrowing } from '../../address/behind.ts'
import { useNames } from '../../format/names.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useView } from '../../shell/workspace.tsx'

/** What narrows this list to one row of a figure; each can be taken off. */
export function Narrowed({ params }: { params: Partial<Record<Narrowing, string>> }) {
  const { t } = useTexts()
  const { change } = useView()
  const nameOf = useNames()
  const entries = Object.entries(params)
  if (!entries.length) return null
  return (
    <ul className="mb-3 flex flex-wrap gap-1.5" aria-label={t('orders.narrowed')}>
      {entries.map(([name, value]) => (
        <li key={name}>
          <button
            type="button"
            className="inline-flex items-center gap-1 rounded-full bg-accent-soft px-2.5 py-0.5 text-[13px] text-accent"
            aria-label={t('filter.remove', { name: value })}
            onClick={() => void change({ [name]: undefined })}
          >
            {t(`narrowing.${name}`)}:{' '}
            {value
              .split(',')
              .map((one) => nameOf(name, one))
              .join(', ')}
            <X size={12} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
