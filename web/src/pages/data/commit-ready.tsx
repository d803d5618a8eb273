import { useMutation, useQueryClient } from '@tanstack/react-query'
import { commitImport, type Import } from '../../api/imports.ts'
import { Button } from '../../components/button.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Imports every file that is ready and has nothing to accept first, oldest first, so that many files take one click. */
export function CommitReady({ items }: { items: readonly Import[] }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const ready = items.filter(
    ({ status, findings }) => status === 'ready' && !findings.some(({ level }) => level === 'error'),
  )
  const commit = useMutation({
    mutationFn: async () => {
      for (const { id } of ready.toReversed()) await commitImport(brand.id, id, [])
    },
    onSettled: () => {
      for (const key of ['import', 'imports', 'brand']) void queries.invalidateQueries({ queryKey: [key, brand.id] })
    },
    onError: notify.failed,
  })
  if (ready.length < 2) return null
  return (
    <Button kind="primary" small disabled={commit.isPending} onClick={() => commit.mutate()}>
      {t('imports.commit_ready', { count: ready.length })}
    </Button>
  )
}
