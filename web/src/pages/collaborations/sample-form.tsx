import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { collaborationsQuery } from '../../api/collaborations.ts'
import { createSample, type Sample, updateSample } from '../../api/samples.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { type SampleDraft, sampleDraft, statedSample } from './draft.ts'
import { noFilter } from './filters.tsx'

/** Notes a sample for a collaboration, or changes one. */
export function SampleForm({ sample, onClose }: { sample?: Sample; onClose: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [collaboration, setCollaboration] = useState(sample?.collaboration ?? '')
  const [draft, setDraft] = useState(() => sampleDraft(sample, brand.currency))
  const save = useMutation({
    mutationFn: () => {
      const stated = statedSample(draft)
      return sample ? updateSample(brand.id, sample.id, stated) : createSample(brand.id, { ...stated, collaboration })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['samples', brand.id] })
      onClose()
    },
  })
  const bind = (name: keyof SampleDraft) => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog open wide onClose={onClose} title={t(sample ? 'samples.change' : 'samples.add')}>
      <form className="mt-2 grid gap-3 sm:grid-cols-2" onSubmit={submit}>
        {sample ? (
          <p className="text-ink-2 sm:col-span-2">
            {sample.creator.name} · {sample.title}
          </p>
        ) : (
          <ChooseCollaboration value={collaboration} onChange={setCollaboration} />
        )}
        <div className="grid grid-cols-[2fr_1fr] gap-3">
          <TextField label={t('samples.product')} required maxLength={200} {...bind('sku')} />
          <TextField label={t('samples.quantity')} type="number" min={1} max={10000} {...bind('quantity')} />
        </div>
        <div className="grid grid-cols-[2fr_1fr] gap-3">
          <TextField label={t('samples.cost')} inputMode="decimal" {...bind('cost')} />
          <TextField label={t('collaborations.currency')} maxLength={3} {...bind('cost_currency')} />
        </div>
        <div className="grid grid-cols-[1fr_2fr] gap-3">
          <TextField label={t('samples.stock_country')} maxLength={2} placeholder="CN" {...bind('stock_country')} />
          <TextField label={t('samples.stock_place')} maxLength={200} {...bind('stock_place')} />
        </div>
        <div className="grid grid-cols-[1fr_2fr] gap-3">
          <TextField label={t('samples.creator_country')} maxLength={2} placeholder="US" {...bind('creator_country')} />
          <TextField label={t('samples.route')} maxLength={200} {...bind('route')} />
        </div>
        <TextField label={t('samples.tracking')} maxLength={200} {...bind('tracking')} />
        <TextField
          label={t('samples.customs')}
          hint={t('samples.customs_hint')}
          maxLength={1000}
          {...bind('customs')}
        />
        <div className="grid gap-3 sm:col-span-2 sm:grid-cols-3">
          <TextField label={t('samples.sent_on')} type="date" {...bind('sent_on')} />
          <TextField label={t('samples.received_on')} type="date" {...bind('received_on')} />
          <TextField label={t('samples.posted_on')} type="date" {...bind('posted_on')} />
        </div>
        <div className="sm:col-span-2">
          <TextField label={t('samples.post_url')} type="url" maxLength={2000} {...bind('post_url')} />
        </div>
        <div className="sm:col-span-2">
          <TextArea label={t('tasks.note')} rows={3} maxLength={2000} {...bind('notes')} />
        </div>
        <DialogActions onClose={onClose} pending={save.isPending} error={save.error} />
      </form>
    </Dialog>
  )
}

function ChooseCollaboration({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(collaborationsQuery(brand.id, noFilter))
  const choices = (data?.items ?? []).map(({ id, creator, title }) => ({
    value: id,
    label: `${creator.name} · ${title}`,
  }))
  return (
    <div className="sm:col-span-2">
      <SelectField
        label={t('samples.collaboration')}
        required
        value={value}
        choices={[{ value: '', label: '–' }, ...choices]}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
