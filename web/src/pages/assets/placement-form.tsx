import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Asset, addPlacement, assetChannels, type PlacementDraft } from '../../api/assets.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** States where an asset is shown. */
export function PlacementForm({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t } = useTexts()
  const { brand, today } = useWorkspace()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<PlacementDraft>({
    ...{ channel: 'ad', platform: '', reference: '', to_day: null },
    from_day: today,
  })
  const save = useMutation({
    mutationFn: () => addPlacement(brand.id, asset.id, draft),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['assets', brand.id] })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog open onClose={onClose} title={t('assets.add_placement')} description={t('assets.placement_hint')}>
      <form className="mt-2 grid gap-3 sm:grid-cols-2" onSubmit={submit}>
        <SelectField
          label={t('assets.channel')}
          value={draft.channel}
          choices={assetChannels.map((value) => ({ value, label: t(`assets.channel_${value}`) }))}
          onChange={({ target }) => setDraft({ ...draft, channel: target.value as PlacementDraft['channel'] })}
        />
        <TextField
          label={t('assets.platform')}
          placeholder="meta"
          value={draft.platform}
          onChange={({ target }) => setDraft({ ...draft, platform: target.value })}
        />
        <div className="sm:col-span-2">
          <TextField
            label={t('assets.reference')}
            hint={t(`assets.reference_${draft.channel}`)}
            required
            value={draft.reference}
            onChange={({ target }) => setDraft({ ...draft, reference: target.value })}
          />
        </div>
        <TextField
          label={t('assets.from_day')}
          type="date"
          required
          value={draft.from_day}
          onChange={({ target }) => setDraft({ ...draft, from_day: target.value })}
        />
        <TextField
          label={t('assets.to_day')}
          type="date"
          min={draft.from_day}
          hint={t('assets.to_day_hint')}
          value={draft.to_day ?? ''}
          onChange={({ target }) => setDraft({ ...draft, to_day: target.value || null })}
        />
        <DialogActions onClose={onClose} pending={save.isPending} error={save.error} action={t('assets.state_it')} />
      </form>
    </Dialog>
  )
}
