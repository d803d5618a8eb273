import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createBrand } from '../api/brand.ts'
import { sessionQuery } from '../api/session.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { useSignOut } from '../shell/sign-out.ts'
import { BrandForm } from './settings/brand-form.tsx'

/** Where somebody without a brand arrives, as after the first start: the first brand is made here. */
export function FirstBrand() {
  const { t } = useTexts()
  const queries = useQueryClient()
  const leave = useSignOut()
  const add = useMutation({
    mutationFn: createBrand,
    // The start page goes on to the brand as soon as there is one.
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <main className="mx-auto w-full max-w-2xl px-4 py-10">
      <PageTitle
        actions={
          <Button small kind="quiet" onClick={() => void leave()}>
            {t('shell.sign_out')}
          </Button>
        }
      >
        {t('shell.no_brand')}
      </PageTitle>
      <Card title={t('settings.add_brand')} note={t('shell.no_brand_hint')}>
        <BrandForm
          brand={{ name: '', currency: 'USD', time_zone: zone, markets: [], ip_addresses: 'truncate' }}
          pending={add.isPending}
          error={add.error}
          onSave={(input) => add.mutate(input)}
        />
      </Card>
    </main>
  )
}
