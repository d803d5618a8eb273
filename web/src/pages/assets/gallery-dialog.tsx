import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { createGallery, type Gallery, type GalleryDraft, updateGallery } from '../../api/galleries.ts'
import { Copyable } from '../../components/copyable.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { GalleryFields } from './gallery-fields.tsx'
import { GalleryItems, type ItemDraft } from './gallery-items.tsx'
import { gallerySnippet } from './gallery-snippet.ts'

/** Makes a gallery; what is in it is chosen once it is there. */
export function NewGallery({ onClose, onMade }: { onClose: () => void; onMade: (gallery: Gallery) => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<GalleryDraft>({ name: '', heading: '', ratio: '4:5', code: '' })
  const make = useMutation({
    mutationFn: () => createGallery(brand.id, draft),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['galleries', brand.id] })
      onMade(made)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <Dialog open onClose={onClose} title={t('galleries.add')}>
      <form className="mt-2 grid gap-3 sm:grid-cols-2" onSubmit={submit}>
        <GalleryFields draft={draft} onChange={setDraft} />
        <DialogActions onClose={onClose} pending={make.isPending} error={make.error} action={t('galleries.create')} />
      </form>
    </Dialog>
  )
}

/** Changes a gallery and what is in it, publishes it, and gives the snippet for the page. */
export function GalleryDialog({ gallery, onClose }: { gallery: Gallery; onClose: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const { name, heading, ratio, code } = gallery
  const [draft, setDraft] = useState<GalleryDraft>({ name, heading, ratio, code })
  const [published, setPublished] = useState(gallery.published)
  const [items, setItems] = useState<readonly ItemDraft[]>(gallery.items)
  const save = useMutation({
    mutationFn: () => updateGallery(brand.id, gallery.id, { ...draft, published, items: items.map(sent) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['galleries', brand.id] })
      notify.done(t('galleries.saved'))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog open wide onClose={onClose} title={gallery.name}>
      <form className="mt-2 flex flex-col gap-4" onSubmit={submit}>
        <div className="grid gap-3 sm:grid-cols-2">
          <GalleryFields draft={draft} onChange={setDraft} />
        </div>
        <GalleryItems items={items} onChange={setItems} />
        <label className="flex items-center gap-2">
          <input type="checkbox" checked={published} onChange={({ target }) => setPublished(target.checked)} />
          {t('galleries.publish')}
        </label>
        <div className="flex flex-col gap-2">
          <Copyable label={t('galleries.snippet')} value={gallerySnippet(gallery.key, window.location.origin)} />
          <p className="text-xs text-ink-3">{t('galleries.copy_hint')}</p>
        </div>
        <DialogActions onClose={onClose} pending={save.isPending} error={save.error} />
      </form>
    </Dialog>
  )
}

function sent({ asset, sku, product_title, product_url }: ItemDraft) {
  return { asset, sku, product_title, product_url }
}
