import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Audience, type AudienceQuestion, createAudience } from '../../api/audiences.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { MadeOf } from './made-of.tsx'

type Props = {
  question: AudienceQuestion
  name: string
  move: string | null
  onClose: () => void
  onMade: (audience: Audience) => void
}

/** Keeps a question of people as an audience. */
export function AudienceForm({ question, name, move, onClose, onMade }: Props) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [called, setCalled] = useState(name.slice(0, 120))
  const make = useMutation({
    mutationFn: () => createAudience(brand.id, { ...question, name: called, move }),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['audiences', brand.id] })
      onMade(made)
    },
  })
  const isTaken = make.error instanceof ApiProblem && make.error.field === 'name'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <Dialog open onClose={onClose} title={t('audiences.make')} description={t('audiences.make_hint')}>
      <form className="mt-3 flex flex-col gap-3" onSubmit={submit}>
        <TextField
          label={t('audiences.name')}
          required
          autoFocus
          maxLength={120}
          value={called}
          problem={isTaken ? t('audiences.name_taken') : undefined}
          onChange={(event) => setCalled(event.target.value)}
        />
        <MadeOf question={question} />
        <DialogActions
          onClose={onClose}
          pending={make.isPending}
          error={isTaken ? null : make.error}
          action={t('audiences.make')}
        />
      </form>
    </Dialog>
  )
}
