import type { Connector } from '../../api/connectors.ts'
import type { Header } from '../../api/imports.ts'
import { useTexts } from '../../i18n/use-texts.ts'

type Props = {
  connector: Connector
  header: Header
  columns: Record<string, string>
  onChange: (columns: Record<string, string>) => void
}

/** One line per field: which column of the file it is, and what stands in that column. Required fields come first. */
export function MappingFields({ connector, header, columns, onChange }: Props) {
  const { t, pick } = useTexts()
  const fields = Object.entries(connector.fields).toSorted(
    ([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false),
  )
  const samplesOf = (column: string | undefined) => {
    const place = column === undefined ? -1 : header.columns.indexOf(column)
    if (place < 0) return ''
    return [...new Set(header.samples.map((cells) => cells[place] ?? ''))].filter(Boolean).slice(0, 3).join(' · ')
  }
  return (
    <section className="-mx-4 relative overflow-x-auto" aria-label={t('mapping.fields')} tabIndex={-1}>
      <table className="w-full border-collapse text-[13px]">
        <thead>
          <tr className="border-y border-line bg-sunken text-left text-ink-2">
            <th scope="col" className="px-4 py-1.5 font-medium">
              {t('mapping.field')}
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              {t('mapping.column')}
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              {t('mapping.values')}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(([name, field]) => (
            <tr key={name} className="border-b border-line last:border-b-0">
              <th scope="row" className="px-4 py-1 text-left font-normal whitespace-nowrap">
                {pick(field.label)}
                {field.required && <span className="ml-1 text-xs text-bad">{t('mapping.required')}</span>}
              </th>
              <td className="px-3 py-1">
                <select
                  className="input max-w-sm min-w-44"
                  aria-label={t('mapping.column_of', { field: pick(field.label) })}
                  value={columns[name] ?? ''}
                  onChange={(event) => {
                    const { [name]: _, ...rest } = columns
                    onChange(event.target.value ? { ...rest, [name]: event.target.value } : rest)
                  }}
                >
                  <option value="">{t('mapping.none')}</option>
                  {header.columns.map((column) => (
                    <option key={column} value={column}>
                      {column}
                    </option>
                  ))}
                </select>
              </td>
              <td className="max-w-80 truncate px-3 py-1 text-ink-3">{samplesOf(columns[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
