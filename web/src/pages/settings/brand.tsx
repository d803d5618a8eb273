import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { brandQuery, createBrand, updateBrand } from '../../api/brand.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { BrandForm } from './brand-form.tsx'

/** Name, currency, zone and markets of the brand; and another brand. */
export function BrandPage() {
  const { t } = useTexts()
  const { brand, isOwner } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const { data } = useQuery(brandQuery(brand.id))
  const save = useMutation({
    mutationFn: (input: Parameters<typeof updateBrand>[1]) => updateBrand(brand.id, input),
    onSuccess: () => {
      notify.done(t('settings.saved'))
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
      void queries.invalidateQueries({ queryKey: ['brand', brand.id] })
    },
  })
  const add = useMutation({
    mutationFn: createBrand,
    onSuccess: async ({ id }) => {
      setAdding(false)
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
      await navigate({ to: '/$brand/data', params: { brand: id } })
    },
  })
  return (
    <Card
      title={t('settings.brand')}
      note={brand.id}
      actions={
        <Button small onClick={() => setAdding(true)}>
          <Plus size={14} aria-hidden />
          {t('settings.add_brand')}
        </Button>
      }
    >
      {data ? (
        <BrandForm
          key={data.id}
          brand={data}
          disabled={!isOwner}
          pending={save.isPending}
          error={save.error}
          onSave={(input) => save.mutate(input)}
        />
      ) : (
        <LoadingRows />
      )}
      {adding && (
        <Dialog open onClose={() => setAdding(false)} title={t('settings.add_brand')}>
          <BrandForm
            brand={{ name: '', currency: 'USD', time_zone: brand.time_zone, markets: [], ip_addresses: 'truncate' }}
            pending={add.isPending}
            error={add.error}
            onSave={(input) => add.mutate(input)}
          />
        </Dialog>
      )}
    </Card>
  )
}
