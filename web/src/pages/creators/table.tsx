import type { Creator } from '../../api/creators.ts'
import { Badge } from '../../components/badge.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { countryName } from '../../format/names.ts'
import { showNumber, showPrice } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { CreatorLink } from './creator-link.tsx'
import { platformName } from './platform-name.ts'

type Props = {
  creators: readonly Creator[]
  chosen: ReadonlySet<string>
  onChoose: (id: string) => void
  /** Whether some may be chosen, to merge them. */
  canChoose: boolean
}

/** Creators of the book, a page of them. */
export function CreatorTable({ creators, chosen, onChoose, canChoose }: Props) {
  const { t, language } = useTexts()
  const columns: DataColumn<Creator>[] = [
    {
      id: 'name',
      header: t('creators.name'),
      cell: (creator) => (
        <span className="flex items-center gap-2">
          {canChoose && (
            <input
              type="checkbox"
              aria-label={creator.name}
              checked={chosen.has(creator.id)}
              onChange={() => onChoose(creator.id)}
            />
          )}
          <CreatorLink id={creator.id} name={creator.name} />
          {creator.archived_at && <Badge>{t('creators.state_archived')}</Badge>}
        </span>
      ),
    },
    {
      id: 'tier',
      header: t('creators.tier'),
      cell: ({ tier }) => (tier ? <Badge tone="accent">{t(`creators.tier_${tier}`)}</Badge> : '–'),
    },
    {
      id: 'audience',
      header: t('creators.audience'),
      right: true,
      cell: ({ accounts }) => {
        const known = accounts.flatMap(({ followers }) => (followers === null ? [] : [followers]))
        return known.length ? showNumber(Math.max(...known), language) : '–'
      },
    },
    {
      id: 'accounts',
      header: t('creators.accounts'),
      cell: ({ accounts }) => <Accounts accounts={accounts} />,
    },
    { id: 'category', header: t('creators.category'), cell: ({ category }) => category || '–' },
    {
      id: 'markets',
      header: t('creators.markets'),
      cell: ({ markets }) => (
        <span className="block max-w-64 whitespace-normal">
          {markets.map((code) => countryName(code, language)).join(t('audit.comma')) || '–'}
        </span>
      ),
    },
    {
      id: 'prices',
      header: t('creators.prices'),
      cell: ({ prices }) => prices.map((one) => `${one.deliverable} ${showPrice(one, language)}`).join(' · ') || '–',
    },
  ]
  return <DataTable label={t('creators.list')} items={creators} columns={columns} pageSize={100} />
}

function Accounts({ accounts }: { accounts: Creator['accounts'] }) {
  const { language } = useTexts()
  if (accounts.length === 0) return '–'
  return (
    <span className="inline-flex flex-col align-bottom">
      {accounts.map(({ platform, handle, url }) => (
        <span key={`${platform}-${handle}`} className="whitespace-nowrap">
          <span className="text-ink-3">{platformName(platform, language)}</span>{' '}
          {url ? (
            <a href={url} target="_blank" rel="noreferrer" className="text-accent hover:underline">
              {handle}
            </a>
          ) : (
            handle
          )}
        </span>
      ))}
    </span>
  )
}
