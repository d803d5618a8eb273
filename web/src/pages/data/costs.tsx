import { Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import { CostList } from './cost-list.tsx'
import { ProductList } from './product-list.tsx'

/** What products are, and what a unit of each costs from which day. */
export function CostsPage() {
  const { t } = useTexts()
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  return (
    <div className="flex flex-col gap-4">
      <label className="relative max-w-xs">
        <span className="sr-only">{t('costs.search')}</span>
        <Search size={15} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" aria-hidden />
        <input
          className="input !pl-8"
          type="search"
          placeholder={t('costs.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <CostList search={search} />
        <ProductList search={search} />
      </div>
    </div>
  )
}
