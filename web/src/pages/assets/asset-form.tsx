import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useId, useState } from 'react'
import { type Asset, updateAsset } from '../../api/assets.ts'
import { creatorsQuery } from '../../api/creators.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { noFilter } from '../creators/filters.tsx'
import { CollaborationOf } from './collaboration-of.tsx'
import { RightsFields, rightDrafts, statedRights } from './rights-fields.tsx'

const codes = (text: string) => text.split(/[\s,，、;；]+/).filter((one) => one !== '')
const products = (text: string) =>
  text
    .split(/[,，、;；\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** What is stated of an asset: words, maker, products, markets and rights. */
export function AssetForm({ asset }: { asset: Asset }) {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [texts, setTexts] = useState({
    title: asset.title,
    alt: asset.alt,
    maker: asset.creator?.name ?? asset.maker,
    skus: asset.skus.join(', '),
    markets: asset.markets.join(', '),
    note: asset.note,
  })
  const [collaboration, setCollaboration] = useState(asset.collaboration?.id ?? '')
  const [rights, setRights] = useState(() => rightDrafts(asset.rights))
  const makers = useMakers(asset, texts.maker)
  const save = useMutation({
    mutationFn: () => {
      const creator = makers.find(({ name }) => name === texts.maker.trim())
      return updateAsset(brand.id, asset, {
        ...texts,
        maker: creator ? '' : texts.maker,
        creator: creator?.id ?? null,
        collaboration: collaboration || null,
        skus: products(texts.skus),
        markets: codes(texts.markets).map((code) => code.toUpperCase()),
        rights: statedRights(rights),
      })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['assets', brand.id] })
      notify.done(t('assets.saved'))
    },
  })
  const list = useId()
  const text = (name: keyof typeof texts, more: { hint?: string; required?: boolean; list?: string } = {}) => (
    <TextField
      label={t(`assets.${name}`)}
      value={texts[name]}
      readOnly={!canEdit}
      onChange={({ target }) => setTexts({ ...texts, [name]: target.value })}
      {...more}
    />
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Card title={t('assets.stated')}>
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <div className="grid gap-3 sm:grid-cols-2">
          {text('title', { required: true })}
          {text('maker', { hint: t('assets.maker_hint'), list })}
          <datalist id={list}>
            {makers.map(({ id, name }) => (
              <option key={id} value={name} />
            ))}
          </datalist>
          {text('alt', { hint: t('assets.alt_hint') })}
          {text('note')}
          {text('skus', { hint: t('assets.skus_hint') })}
          {text('markets', { hint: t('assets.markets_hint') })}
          <CollaborationOf asset={asset} value={collaboration} onChange={setCollaboration} />
        </div>
        <RightsFields drafts={rights} onChange={setRights} readOnly={!canEdit} />
        {save.error && <ProblemView error={save.error} />}
        {canEdit && (
          <div className="flex justify-end">
            <Button type="submit" kind="primary" disabled={save.isPending}>
              {t('action.save')}
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}

/** Creators of the book whose name is like the one that is written. */
function useMakers(asset: Asset, written: string): readonly { id: string; name: string }[] {
  const { brand } = useWorkspace()
  const search = useDeferredValue(written.trim())
  const { data } = useQuery(creatorsQuery(brand.id, { ...noFilter, search, state: 'all' }, undefined))
  const found = data?.items ?? []
  const own = asset.creator && !found.some(({ id }) => id === asset.creator?.id) ? [asset.creator] : []
  return [...own, ...found]
}
