import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type CostInput, stateCost } from '../../api/facts.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** States what a unit costs from a day on. */
export function CostForm({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const { brand, today } = useWorkspace()
  const queries = useQueryClient()
  const [values, setValues] = useState<CostInput>({
    sku: '',
    country: '',
    valid_from: today,
    currency: brand.currency,
    unit_cost: '',
  })
  const save = useMutation({
    mutationFn: () => stateCost(brand.id, values),
    onSuccess: async () => {
      for (const key of ['facts', 'brand']) await queries.invalidateQueries({ queryKey: [key, brand.id] })
      onClose()
    },
  })
  const wrong = save.error instanceof ApiProblem ? save.error.field : undefined
  const bind = (name: keyof CostInput, upper = false) => ({
    value: values[name],
    problem: wrong === name ? t('stated.wrong') : undefined,
    onChange: (event: { target: { value: string } }) =>
      setValues((before) => ({ ...before, [name]: upper ? event.target.value.toUpperCase() : event.target.value })),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog open onClose={onClose} title={t('costs.add')} description={t('costs.add_hint')}>
      <form className="mt-3 grid gap-3 sm:grid-cols-2" onSubmit={submit}>
        <TextField label="SKU" required autoFocus {...bind('sku')} />
        <TextField
          label={t('filter.country')}
          hint={t('stated.country_hint')}
          maxLength={2}
          {...bind('country', true)}
        />
        <TextField label={t('costs.from')} type="date" required {...bind('valid_from')} />
        <TextField label={t('options.currency')} maxLength={3} required {...bind('currency', true)} />
        <TextField
          label={t('costs.unit_cost')}
          inputMode="decimal"
          required
          placeholder="3.85"
          {...bind('unit_cost')}
        />
        <DialogActions onClose={onClose} pending={save.isPending} error={save.error} />
      </form>
    </Dialog>
  )
}
