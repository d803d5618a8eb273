import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Connector } from '../../api/connectors.ts'
import { type Header, type Import, mapImport } from '../../api/imports.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { SelectField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { columnsByName } from './columns-by-name.ts'
import { MappingFields } from './mapping-fields.tsx'
import { ReadOptions } from './read-options.tsx'

type Props = { item: Import; header: Header; connectors: readonly Connector[] }

/** What each column means, and how its values are written; what is chosen is remembered for the next file of this kind. */
export function MappingEditor({ item, header, connectors }: Props) {
  const { t, pick } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const known = item.status === 'ready'
  const [open, setOpen] = useState(!known)
  const [chosenId, setChosenId] = useState<string>()
  const [chosenColumns, setChosenColumns] = useState<Record<string, string>>()
  const connectorId = chosenId ?? item.connector ?? header.connector ?? connectors[0]?.id ?? ''
  const connector = connectors.find((one) => one.id === connectorId)
  const likely = () =>
    connectorId === header.connector ? header.suggestions : columnsByName(connector, header.columns)
  const columns = chosenColumns ?? (chosenId === undefined && item.mapping ? item.mapping : likely())
  const [options, setOptions] = useState<Record<string, string>>(item.options)
  const save = useMutation({
    mutationFn: () => mapImport(brand.id, item.id, { connector: connectorId, columns, options }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['import', brand.id, item.id] }),
  })
  const missing = Object.entries(connector?.fields ?? {}).filter(([name, field]) => field.required && !columns[name])
  if (!open) {
    return (
      <div>
        <Button kind="quiet" onClick={() => setOpen(true)}>
          {t('mapping.open')}
        </Button>
      </div>
    )
  }
  return (
    <Card title={t('mapping.title')} note={t('mapping.note')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <div className="max-w-2xl">
          <SelectField
            label={t('mapping.kind')}
            hint={pick(connector?.doc)}
            value={connectorId}
            onChange={(event) => {
              setChosenId(event.target.value)
              setChosenColumns(undefined)
            }}
            choices={connectors.map(({ id, title }) => ({ value: id, label: pick(title) }))}
          />
        </div>
        {connector && (
          <MappingFields connector={connector} header={header} columns={columns} onChange={setChosenColumns} />
        )}
        <ReadOptions options={options} onChange={setOptions} />
        {save.error && <ProblemView error={save.error} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" kind="primary" disabled={missing.length > 0 || save.isPending}>
            {t('mapping.read')}
          </Button>
          {missing.length > 0 && (
            <p className="text-[13px] text-ink-3">
              {t('mapping.missing', { fields: missing.map(([, field]) => pick(field.label)).join(', ') })}
            </p>
          )}
        </div>
      </form>
    </Card>
  )
}
