import { useQuery } from '@tanstack/react-query'
import { type Connector, connectorsQuery } from '../../api/connectors.ts'
import { buttonLook } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'

/** Saves the small example of a kind of file, to be filled in; the label says of which kind. */
export function SaveTemplate({ connector, label }: { connector: Connector; label: string }) {
  const { id, sample } = connector
  const isTabbed = sample.slice(0, sample.indexOf('\n')).includes('\t')
  const [type, ending] = isTabbed ? ['text/tab-separated-values', 'txt'] : ['text/csv', 'csv']
  // Spreadsheets take a file for UTF-8 by the mark at its beginning.
  const href = `data:${type};charset=utf-8,${encodeURIComponent(`\ufeff${sample}`)}`
  return (
    <a className={buttonLook('plain', true)} href={href} download={`${id}.${ending}`}>
      {label}
    </a>
  )
}

/** Templates of the kinds of files that a page is made of, for who has none yet. */
export function Templates({ of }: { of: readonly string[] }) {
  const { t, pick } = useTexts()
  const { data } = useQuery(connectorsQuery)
  const found = of.flatMap((id) => data?.items.find((one) => one.id === id) ?? [])
  if (found.length === 0) return null
  return (
    <div className="flex flex-wrap items-center justify-center gap-2">
      <span className="text-[13px] text-ink-2">{t('connectors.templates')}</span>
      {found.map((connector) => (
        <SaveTemplate key={connector.id} connector={connector} label={pick(connector.title)} />
      ))}
    </div>
  )
}
