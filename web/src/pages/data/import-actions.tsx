import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { busy, cancelImport, commitImport, type Import, retryImport, undoImport } from '../../api/imports.ts'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { Findings } from './findings.tsx'

/** What can be done with an import as it stands: commit, cancel, undo, or take an undo back. */
export function ImportActions({ item }: { item: Import }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const errors = item.findings.filter(({ level }) => level === 'error').map(({ code }) => code)
  const [accepted, setAccepted] = useState<string[]>([])
  const settle = () => {
    for (const key of ['import', 'imports', 'brand']) void queries.invalidateQueries({ queryKey: [key, brand.id] })
  }
  const options = { onSettled: settle, onError: notify.failed }
  const commit = useMutation({ mutationFn: () => commitImport(brand.id, item.id, accepted), ...options })
  const cancel = useMutation({ mutationFn: () => cancelImport(brand.id, item.id), ...options })
  const undo = useMutation({ mutationFn: () => undoImport(brand.id, item.id), ...options })
  const again = useMutation({ mutationFn: () => retryImport(brand.id, item.id), ...options })
  const open = errors.filter((code) => !accepted.includes(code))
  const canCancel = item.status === 'ready' || item.status === 'unmapped' || busy.includes(item.status)
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {canCancel && (
          <Button onClick={() => cancel.mutate()} disabled={cancel.isPending}>
            {t('imports.cancel')}
          </Button>
        )}
        {item.status === 'ready' && (
          <Button kind="primary" onClick={() => commit.mutate()} disabled={open.length > 0 || commit.isPending}>
            {t('imports.commit')}
          </Button>
        )}
        {(item.status === 'failed' || item.status === 'cancelled') && (
          <Button onClick={() => again.mutate()} disabled={again.isPending}>
            {t('imports.again')}
          </Button>
        )}
        {item.status === 'undone' && (
          <Button onClick={() => commit.mutate()} disabled={commit.isPending}>
            {t('imports.redo')}
          </Button>
        )}
        {item.status === 'committed' && (
          <Confirm
            title={t('imports.undo_title')}
            description={t('imports.undo_text', { file: item.file_name })}
            action={t('imports.undo')}
            onConfirm={() => undo.mutate()}
            disabled={undo.isPending}
          >
            {t('imports.undo')}
          </Confirm>
        )}
      </div>
      <Findings
        findings={item.findings}
        accepted={accepted}
        onAccept={item.status === 'ready' ? setAccepted : undefined}
      />
    </>
  )
}
