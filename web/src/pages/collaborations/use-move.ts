import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Collaboration, type Stage, updateCollaboration } from '../../api/collaborations.ts'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Moves a collaboration to another stage. */
export function useMove() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: ({ one, stage }: { one: Collaboration; stage: Stage }) =>
      updateCollaboration(brand.id, one.id, { stage }),
    onSuccess: async ({ title, stage }) => {
      await queries.invalidateQueries({ queryKey: ['collaborations', brand.id] })
      notify.done(t('collaborations.moved', { title, stage: t(`collaborations.stage_${stage}`) }))
    },
    onError: notify.failed,
  })
}
