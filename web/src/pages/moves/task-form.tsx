import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { membersQuery } from '../../api/people.ts'
import { createTask, type Task, type TaskInput, updateTask } from '../../api/tasks.ts'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** What a task begins with: the words of a move, or a task that is to be changed. */
export type TaskStart = { task: Task } | { title: string; note: string; move: string | null }

/** Writes a task, or changes one. */
export function TaskForm({ start, onClose }: { start: TaskStart; onClose: () => void }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const { data: members } = useQuery(membersQuery(brand.id))
  const [task, setTask] = useState<TaskInput>(() => initial(start))
  const save = useMutation({
    mutationFn: () =>
      'task' in start ? updateTask(brand.id, start.task.id, task) : createTask(brand.id, { ...task, move: start.move }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['tasks', brand.id] })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const title = t('task' in start ? 'tasks.change' : 'tasks.write')
  return (
    <Dialog open wide onClose={onClose} title={title}>
      <form className="mt-2 grid gap-3 sm:grid-cols-2" onSubmit={submit}>
        <div className="sm:col-span-2">
          <TextField
            label={t('tasks.title')}
            required
            autoFocus
            maxLength={200}
            value={task.title}
            onChange={(event) => setTask({ ...task, title: event.target.value })}
          />
        </div>
        <div className="sm:col-span-2">
          <TextArea
            label={t('tasks.note')}
            rows={5}
            maxLength={4000}
            value={task.note}
            onChange={(event) => setTask({ ...task, note: event.target.value })}
          />
        </div>
        <SelectField
          label={t('tasks.owner')}
          value={task.owner ?? ''}
          choices={[
            { value: '', label: t('tasks.nobody') },
            ...(members?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setTask({ ...task, owner: event.target.value || null })}
        />
        <TextField
          label={t('tasks.due')}
          type="date"
          value={task.due_on ?? ''}
          onChange={(event) => setTask({ ...task, due_on: event.target.value || null })}
        />
        <DialogActions onClose={onClose} pending={save.isPending} error={save.error} />
      </form>
    </Dialog>
  )
}

function initial(start: TaskStart): TaskInput {
  if (!('task' in start)) return { title: start.title, note: start.note, owner: null, due_on: null }
  const { title, note, owner, due_on } = start.task
  return { title, note, owner: owner?.id ?? null, due_on }
}
