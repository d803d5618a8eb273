import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { assetsQuery } from '../../api/assets.ts'
import type { GalleryItem, ShownItem } from '../../api/galleries.ts'
import { Badge } from '../../components/badge.tsx'
import { IconButton } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { noFilter } from './filters.tsx'

export type ItemDraft = GalleryItem & Partial<Pick<ShownItem, 'title' | 'shown'>>
type Props = { items: readonly ItemDraft[]; onChange: (items: ItemDraft[]) => void }

/** Assets of a gallery in their order, each with the product that it leads to. */
export function GalleryItems({ items, onChange }: Props) {
  const { t } = useTexts()
  const set = (at: number, part: Partial<ItemDraft>) =>
    onChange(items.map((one, place) => (place === at ? { ...one, ...part } : one)))
  const move = (at: number, by: number) => {
    const next = [...items]
    const [one] = next.splice(at, 1)
    if (one) next.splice(at + by, 0, one)
    onChange(next)
  }
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-semibold">{t('galleries.assets')}</legend>
      <p className="text-xs text-ink-3">{t('galleries.assets_hint')}</p>
      {items.map((item, at) => (
        <div key={item.asset} className="flex flex-col gap-2 border-t border-line pt-2">
          <div className="flex items-center gap-1">
            <span className="min-w-0 flex-1 truncate font-medium">{item.title ?? item.asset}</span>
            {item.shown === false && <Badge tone="warn">{t('galleries.hidden')}</Badge>}
            <IconButton label={t('galleries.up')} disabled={at === 0} onClick={() => move(at, -1)}>
              <ArrowUp size={15} />
            </IconButton>
            <IconButton label={t('galleries.down')} disabled={at === items.length - 1} onClick={() => move(at, 1)}>
              <ArrowDown size={15} />
            </IconButton>
            <IconButton label={t('action.remove')} onClick={() => onChange(items.filter((_, place) => place !== at))}>
              <X size={15} />
            </IconButton>
          </div>
          <div className="grid gap-2 sm:grid-cols-[2fr_1fr_1fr]">
            <TextField
              label={t('galleries.product_url')}
              type="url"
              required
              placeholder="https://"
              value={item.product_url}
              onChange={({ target }) => set(at, { product_url: target.value })}
            />
            <TextField
              label={t('galleries.product_title')}
              value={item.product_title}
              onChange={({ target }) => set(at, { product_title: target.value })}
            />
            <TextField label="SKU" value={item.sku} onChange={({ target }) => set(at, { sku: target.value })} />
          </div>
        </div>
      ))}
      <AddAsset items={items} onAdd={(one) => onChange([...items, one])} />
    </fieldset>
  )
}

/** Pictures and videos that are not in the gallery yet; those that may be shown come first. */
function AddAsset({ items, onAdd }: { items: readonly ItemDraft[]; onAdd: (item: ItemDraft) => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(assetsQuery(brand.id, noFilter, undefined))
  const isAllowed = (rights: { channel: string; state: string }[]) =>
    rights.some(({ channel, state }) => channel === 'gallery' && (state === 'allowed' || state === 'expiring'))
  const free = (data?.items ?? [])
    .filter(({ id, kind }) => kind !== 'text' && !items.some(({ asset }) => asset === id))
    .map((one) => ({ ...one, shown: isAllowed(one.rights) }))
    .sort((a, b) => Number(b.shown) - Number(a.shown))
  if (data && !free.length && !items.length) return <p className="text-[13px] text-ink-3">{t('galleries.no_assets')}</p>
  return (
    <SelectField
      label={t('galleries.add_asset')}
      value=""
      choices={[
        { value: '', label: '' },
        ...free.map(({ id, title, shown }) => ({
          value: id,
          label: shown ? title : `${title} (${t('galleries.hidden')})`,
        })),
      ]}
      onChange={({ target }) => {
        const one = free.find(({ id }) => id === target.value)
        if (!one) return
        const { id: asset, title, shown, skus } = one
        onAdd({ asset, title, shown, sku: skus[0] ?? '', product_title: '', product_url: '' })
      }}
    />
  )
}
