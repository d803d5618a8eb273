import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type Creator, deleteCreator } from '../../api/creators.ts'
import { Confirm } from '../../components/confirm.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Takes a creator out of the book and leads back to it, where it can be undone. */
export function DeleteCreator({ creator }: { creator: Creator }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => deleteCreator(brand.id, creator.id),
    onSuccess: async () => {
      await navigate({ to: '/$brand/creators', params: { brand: brand.id } })
      await queries.invalidateQueries({ queryKey: ['creators', brand.id] })
      notify.done(t('creators.deleted'))
    },
    onError: notify.failed,
  })
  return (
    <Confirm
      title={t('creators.delete_one', { name: creator.name })}
      description={t('creators.delete_hint')}
      action={t('creators.delete')}
      disabled={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      {t('creators.delete')}
    </Confirm>
  )
}
