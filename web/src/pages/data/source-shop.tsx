import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { Source } from '../../api/events.ts'
import { setSourceShop, storesQuery } from '../../api/webhooks.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useNames } from '../../format/names.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

const channels = ['own_site', 'amazon', 'tiktok_shop', 'shopee', 'lazada', 'walmart', 'ebay', 'retail', 'other']

/** Of which store a source's orders are; the stores that are known are offered. */
export function SourceShop({ source }: { source: Source }) {
  const { t } = useTexts()
  const nameOf = useNames()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const list = useId()
  const [store, setStore] = useState(source.store)
  const [channel, setChannel] = useState(source.sales_channel)
  const { data } = useQuery(storesQuery(brand.id))
  const save = useMutation({
    mutationFn: () => setSourceShop(brand.id, source.id, { store, sales_channel: channel }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sources', brand.id] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const known = [...new Set(data?.items.map((one) => one.store))].filter((one) => one !== '')
  const choices = channels.map((one) => ({ value: one, label: nameOf('sales_channel', one) }))
  return (
    <form className="flex flex-col gap-2" onSubmit={submit}>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <TextField
            label={t('sources.shop')}
            list={list}
            maxLength={200}
            value={store}
            onChange={(event) => setStore(event.target.value)}
          />
          <datalist id={list}>
            {known.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </div>
        <SelectField
          label={t('sources.shop_channel')}
          value={channel}
          choices={[{ value: '', label: t('sources.shop_own') }, ...choices]}
          onChange={(event) => setChannel(event.target.value)}
        />
        <Button type="submit" disabled={save.isPending}>
          {t('sources.shop_save')}
        </Button>
      </div>
      <p className="text-xs text-ink-3">{t('sources.shop_hint')}</p>
      {save.isSuccess && (
        <p role="status" className="text-[13px] text-ink-2">
          {t('sources.shop_saved')}
        </p>
      )}
      {save.error && <ProblemView error={save.error} />}
    </form>
  )
}
