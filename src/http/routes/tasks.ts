import { z } from 'zod'
import {
  createTask,
  listTasks,
  removeTask,
  taskFilter,
  taskInput,
  taskPatch,
  taskStates,
  updateTask,
} from '../../manage/tasks.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { actor, brandParams, itemParams, listOf, nothing, problemAnswers } from '../schemas.ts'

const tags = ['tasks']
const task = z
  .object({
    id: z.string(),
    title: z.string(),
    note: z.string(),
    move: z.string().nullable().describe('Id of the move that it came from'),
    owner: z.object({ id: z.string(), name: z.string() }).nullable(),
    due_on: z.string().nullable(),
    state: z.enum(taskStates),
    done_at: z.date().nullable(),
    created_by: actor,
    created_at: z.date(),
    updated_at: z.date(),
  })
  .meta({ id: 'Task' })

/** What somebody is to do. */
export function taskRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/tasks',
    config: { needs: 'viewer', tool: 'tasks' },
    schema: {
      tags,
      summary: 'The tasks of the brand, newest first',
      params: brandParams,
      querystring: taskFilter,
      response: { 200: listOf(task), ...problemAnswers },
    },
    handler: (request) => {
      const { actor: who, brand } = memberOf(request)
      return listTasks(registry, who, brand, request.query)
    },
  })
  app.route({
    method: 'POST',
    url: '/brands/:brand/tasks',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Write a task, for a member or for nobody yet',
      params: brandParams,
      body: taskInput,
      response: { 201: task, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      return reply.code(201).send(await createTask(registry, who, brand, request.body))
    },
  })
  app.route({
    method: 'PATCH',
    url: '/brands/:brand/tasks/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Change a task, note that it is done, or take that back. Its move stays as it is',
      params: itemParams,
      body: taskPatch,
      response: { 200: task, ...problemAnswers },
    },
    handler: (request) => {
      const { actor: who, brand } = memberOf(request)
      return updateTask(registry, who, brand, request.params.id, request.body)
    },
  })
  app.route({
    method: 'DELETE',
    url: '/brands/:brand/tasks/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Take a task away',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor: who, brand } = memberOf(request)
      await removeTask(registry, who, brand, request.params.id)
      return reply.code(204).send()
    },
  })
}
