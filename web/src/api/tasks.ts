import { queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'

export type TaskInput = { title: string; note: string; owner: string | null; due_on: string | null }
export type Task = Omit<TaskInput, 'owner'> & {
  id: string
  move: string | null
  owner: { id: string; name: string } | null
  state: 'open' | 'done'
  done_at: string | null
}

export const tasksQuery = (brand: string, filter: { of: 'all' | 'mine'; state: 'open' | 'done' }) =>
  queryOptions({
    queryKey: ['tasks', brand, filter],
    queryFn: ({ signal }) =>
      call<{ items: Task[]; next?: string }>('GET', brandPath(brand, 'tasks'), { query: filter, signal }),
  })

export const createTask = (brand: string, body: TaskInput & { move: string | null }) =>
  call<Task>('POST', brandPath(brand, 'tasks'), { body })
export const updateTask = (brand: string, id: string, body: Partial<TaskInput & Pick<Task, 'state'>>) =>
  call<Task>('PATCH', brandPath(brand, 'tasks', id), { body })
export const removeTask = (brand: string, id: string) => call<undefined>('DELETE', brandPath(brand, 'tasks', id))
