import { useState } from 'react'
import type { ReuseFilter } from '../../api/asset-reuse.ts'
import { assetChannels } from '../../api/assets.ts'
import { SelectField } from '../../components/field.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { AssetPages } from './asset-pages.tsx'
import { Reuse } from './reuse.tsx'

/** What to show again, and where else, of all assets. */
export function AssetReusePage() {
  const { t } = useTexts()
  const [filter, setFilter] = useState<ReuseFilter>({ asset: '', channel: '', state: 'all' })
  const bind = (name: 'channel' | 'state') => ({
    value: filter[name],
    onChange: (event: { target: { value: string } }) => setFilter({ ...filter, [name]: event.target.value }),
  })
  const any = { value: '', label: t('assets.any') }
  return (
    <>
      <PageTitle>{t('nav.assets')}</PageTitle>
      <AssetPages />
      <div className="flex flex-col gap-4">
        <div className="grid max-w-md grid-cols-2 gap-3">
          <SelectField
            label={t('reuse.place')}
            choices={[any, ...assetChannels.map((one) => ({ value: one, label: t(`assets.channel_${one}`) }))]}
            {...bind('channel')}
          />
          <SelectField
            label={t('assets.right')}
            choices={[
              { ...any, value: 'all' },
              { value: 'allowed', label: t('reuse.only_allowed') },
            ]}
            {...bind('state')}
          />
        </div>
        <Reuse filter={filter} />
      </div>
    </>
  )
}
