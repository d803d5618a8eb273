import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type FileOutcome, sendCreatorFile } from '../../api/creators.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Takes creators from a spreadsheet: first what that would do, then writing it. */
export function CreatorFile({ onWritten }: { onWritten: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const look = useMutation({ mutationFn: (chosen: File) => sendCreatorFile(brand.id, chosen, false) })
  const write = useMutation({
    mutationFn: (chosen: File) => sendCreatorFile(brand.id, chosen, true),
    onSuccess: async ({ made, changed }) => {
      await queries.invalidateQueries({ queryKey: ['creators', brand.id] })
      notify.done(t('creators.file_written', { made, changed }))
      onWritten()
    },
  })
  const choose = (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    look.mutate(chosen)
  }
  const error = look.error ?? write.error
  return (
    <Card title={t('creators.file')}>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-48 flex-1 text-[13px] text-ink-2">{t('creators.file_hint')}</p>
        <Button onClick={() => input.current?.click()}>{t('creators.file_choose')}</Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.gz,.zip"
          className="sr-only"
          tabIndex={-1}
          aria-label={t('creators.file')}
          onChange={(event) => {
            choose(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {error ? <ProblemView error={error} /> : null}
      {file && look.data && (
        <Outcome name={file.name} outcome={look.data} writing={write.isPending} onWrite={() => write.mutate(file)} />
      )}
    </Card>
  )
}

type Props = { name: string; outcome: FileOutcome; writing: boolean; onWrite: () => void }

function Outcome({ name, outcome, writing, onWrite }: Props) {
  const { t, pick } = useTexts()
  const { made, changed, same, quarantined, faults, passed_over } = outcome
  return (
    <div className="mt-3 flex flex-col gap-3 rounded-lg bg-sunken p-3">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-48 flex-1">
          <span className="font-medium">{name}</span>
          <br />
          {t('creators.file_outcome', { made, changed, same, quarantined })}
        </p>
        <Button kind="primary" disabled={writing || made + changed === 0} onClick={onWrite}>
          {t('creators.file_write')}
        </Button>
      </div>
      {passed_over.length > 0 && (
        <p className="text-[13px]">{t('creators.file_passed', { tables: passed_over.join(', ') })}</p>
      )}
      {faults.length > 0 && (
        <ul className="max-h-60 overflow-y-auto text-[13px]">
          {faults.map(({ table, line, field, value, reason, remedy }) => (
            <li key={`${table}-${line}`} className="border-t border-line py-1.5">
              <span className="font-medium">{t('creators.file_fault', { line, field, value })}</span> {pick(reason)}{' '}
              <span className="text-ink-2">{pick(remedy)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
