import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type FiledList, type ListOutcome, sendListFile, templateUrl } from '../api/list-files.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useWorkspace } from '../shell/workspace.tsx'
import { Button, buttonLook } from './button.tsx'
import { Card } from './card.tsx'
import { LeftOutLines, SaveLeftOut } from './left-out-lines.tsx'
import { ProblemView } from './problem-view.tsx'
import { useNotify } from './toasts.tsx'

type Props = { list: FiledList; hint: string; onWritten: () => void }

/** Takes a list from a spreadsheet: first what that would do, then writing it. */
export function ListFile({ list, hint, onWritten }: Props) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const look = useMutation({ mutationFn: (chosen: File) => sendListFile(brand.id, list, chosen, false) })
  const write = useMutation({
    mutationFn: (chosen: File) => sendListFile(brand.id, list, chosen, true),
    onSuccess: async ({ made, changed }) => {
      await queries.invalidateQueries({ queryKey: [list, brand.id] })
      notify.done(t('list_file.written', { made, changed }))
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
    <Card title={t('list_file.title')}>
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-48 flex-1 text-[13px] text-ink-2">{hint}</p>
        <a className={buttonLook('quiet')} href={templateUrl(brand.id, list, language)} download>
          {t('list_file.template')}
        </a>
        <Button onClick={() => input.current?.click()}>{t('list_file.choose')}</Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.gz,.zip"
          className="sr-only"
          tabIndex={-1}
          aria-label={t('list_file.title')}
          onChange={(event) => {
            choose(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {error ? <ProblemView error={error} /> : null}
      {file && look.data && (
        <Outcome
          list={list}
          file={file}
          outcome={look.data}
          writing={write.isPending}
          onWrite={() => write.mutate(file)}
        />
      )}
    </Card>
  )
}

type Looked = { list: FiledList; file: File; outcome: ListOutcome; writing: boolean; onWrite: () => void }

function Outcome({ list, file, outcome, writing, onWrite }: Looked) {
  const { t } = useTexts()
  const { made, changed, same, quarantined, faults } = outcome
  return (
    <div className="mt-3 flex flex-col gap-3 rounded-lg bg-sunken p-3">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-48 flex-1">
          <span className="font-medium">{file.name}</span>
          <br />
          {t('list_file.outcome', { made, changed, same, quarantined })}
        </p>
        {faults.length > 0 && <SaveLeftOut list={list} file={file} />}
        <Button kind="primary" disabled={writing || made + changed === 0} onClick={onWrite}>
          {t('list_file.write')}
        </Button>
      </div>
      <LeftOutLines unread={outcome} />
    </div>
  )
}
