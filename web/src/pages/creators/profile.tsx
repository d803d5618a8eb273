import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Account, type Creator, creatorQuery } from '../../api/creators.ts'
import { Badge } from '../../components/badge.tsx'
import { Card } from '../../components/card.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { showDay } from '../../format/day.ts'
import { countryName } from '../../format/names.ts'
import { showNumber, showPrice } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { languageName } from '../traffic/language-name.ts'
import { platformName } from './platform-name.ts'

/** What is stated of a creator, and their accounts, each with its tier. */
export function Profile({ creator }: { creator: Creator }) {
  const { t, language } = useTexts()
  const prices = creator.prices.map((one) => `${one.deliverable} ${showPrice(one, language)}`)
  return (
    <Card title={t('creators.profile')} flush>
      <dl className="grid grid-cols-[7rem_1fr] gap-x-4 gap-y-1 px-4 pb-3 text-[13px]">
        <Line name={t('creators.category')}>{creator.category}</Line>
        <Line name={t('creators.markets')}>
          {creator.markets.map((code) => countryName(code, language)).join(', ')}
        </Line>
        <Line name={t('creators.languages')}>
          {creator.languages.map((one) => languageName(one, language)).join(t('audit.comma'))}
        </Line>
        <Line name={t('creators.prices')}>{prices.join(' · ')}</Line>
      </dl>
      <Accounts accounts={creator.accounts} />
    </Card>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 whitespace-pre-line break-words">{children || '–'}</dd>
    </>
  )
}

function Accounts({ accounts }: { accounts: readonly Account[] }) {
  const { t, language } = useTexts()
  const columns: DataColumn<Account>[] = [
    { id: 'platform', header: t('creators.platform'), cell: ({ platform }) => platformName(platform, language) },
    {
      id: 'handle',
      header: t('creators.handle'),
      cell: ({ handle, url, former }) => (
        <>
          {url ? (
            <a href={url} target="_blank" rel="noreferrer" className="text-accent hover:underline">
              {handle}
            </a>
          ) : (
            handle
          )}
          {former && former.length > 0 && (
            <span className="block text-xs text-ink-3">{t('creators.former', { handles: former.join(', ') })}</span>
          )}
        </>
      ),
    },
    {
      id: 'audience',
      header: t('creators.audience'),
      right: true,
      cell: ({ followers }) => (followers === null ? '–' : showNumber(followers, language)),
    },
    {
      id: 'tier',
      header: t('creators.tier'),
      cell: ({ tier }) => (tier ? <Badge tone="accent">{t(`creators.tier_${tier}`)}</Badge> : '–'),
    },
    {
      id: 'stated_on',
      header: t('creators.followers_on'),
      cell: ({ followers_on }) => (followers_on ? showDay(followers_on, language) : '–'),
    },
  ]
  return <DataTable label={t('creators.accounts')} items={accounts} columns={columns} />
}

/** What only those who work with creators see. */
export function Contact({ id }: { id: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(creatorQuery(brand.id, id))
  if (!data) return null
  return (
    <Card title={t('creators.contact')}>
      <dl className="grid grid-cols-[7rem_1fr] gap-x-4 gap-y-1 text-[13px]">
        <Line name={t('creators.email')}>{data.email}</Line>
        <Line name={t('creators.phone')}>{data.phone}</Line>
        <Line name={t('creators.address')}>{data.address}</Line>
        <Line name={t('creators.notes')}>{data.notes}</Line>
      </dl>
      <p className="mt-3 text-[13px] text-ink-3">{t('creators.personal_hint')}</p>
    </Card>
  )
}
