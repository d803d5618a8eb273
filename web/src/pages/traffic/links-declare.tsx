import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type DeclarationPages, declarationsKey, declareCode } from '../../api/declarations.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

const subjects = ['order', 'customer'] as const

/** Records that somebody said a code in a chat: for an order, or a customer whose next orders it is about. */
export function DeclareCode({ code, saidIn }: { code: string; saidIn: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [about, setAbout] = useState<string>('order')
  const [id, setId] = useState('')
  const declare = useMutation({
    mutationFn: () => declareCode(brand.id, code, { [`${about}_id`]: id, said_in: saidIn }),
    onSuccess: (made) => {
      setId('')
      // The warehouse has it within seconds; the list shows it now.
      queries.setQueryData<DeclarationPages>(declarationsKey(brand.id, ''), (before) => {
        const [first, ...others] = before?.pages ?? []
        return before && first && { ...before, pages: [{ ...first, items: [made, ...first.items] }, ...others] }
      })
    },
  })
  return (
    <div className="flex flex-wrap items-end gap-3">
      <SelectField
        label={t('links.declare_about')}
        value={about}
        onChange={(event) => setAbout(event.target.value)}
        choices={subjects.map((one) => ({ value: one, label: t(`links.declare_about_${one}`) }))}
      />
      <div className="min-w-48 flex-1">
        <TextField
          label={t(`links.declare_${about}`)}
          hint={t(`links.declare_${about}_hint`)}
          value={id}
          onChange={(event) => setId(event.target.value)}
        />
      </div>
      <Button disabled={declare.isPending || id.trim() === ''} onClick={() => declare.mutate()}>
        {t('links.declare_do')}
      </Button>
      {declare.isSuccess && (
        <p role="status" className={declare.data.order_missing ? 'text-warn' : 'text-good'}>
          {declare.data.order_missing
            ? t('links.declared_ahead', { order: declare.data.order_id })
            : t('links.declared')}
        </p>
      )}
      {declare.error && <ProblemView error={declare.error} />}
    </div>
  )
}
