import { beforeAll, expect, test } from 'vitest'
import { engines } from '../../test/engines.ts'
import { acting, newBrand, newPerson } from '../../test/people.ts'
import type { Registry } from '../store/registry/registry.ts'
import { listAudit } from './audit.ts'
import { removeMember } from './members.ts'
import { createTask, listTasks, removeTask, taskFilter, updateTask } from './tasks.ts'

let registry: Registry
beforeAll(async () => {
  registry = (await engines()).registry
})

async function teamOf() {
  const { brand, owner, user } = await newBrand(registry)
  const bob = await newPerson(registry, 'Bob')
  await registry.db.insertInto('members').values({ brand, user_id: bob.id, role: 'editor' }).execute()
  const list = async (who = owner, filter: object = {}) =>
    (await listTasks(registry, who, brand, taskFilter.parse(filter))).items.map(({ title }) => title)
  return { brand, owner, user, bob, list }
}

test('tasks are listed of all and of who asks, those that are done apart', async () => {
  const { brand, owner, user, bob, list } = await teamOf()
  const move = 'leaking-page//cart'
  const mine = await createTask(registry, owner, brand, {
    title: 'Mend the cart',
    owner: user.id,
    move,
    due_on: '2026-03-01',
  })
  await createTask(registry, owner, brand, { title: 'Call Ada', owner: bob.id })
  await createTask(registry, owner, brand, { title: 'Somebody’s' })
  expect(mine).toMatchObject({
    state: 'open',
    owner: { id: user.id, name: 'Ann' },
    move,
    due_on: '2026-03-01',
    done_at: null,
  })
  expect(await list()).toEqual(['Somebody’s', 'Call Ada', 'Mend the cart'])
  expect(await list(owner, { of: 'mine' })).toEqual(['Mend the cart'])
  expect(await list(acting(bob), { of: 'mine' })).toEqual(['Call Ada'])
  const ended = await updateTask(registry, owner, brand, mine.id, { state: 'done' })
  expect(ended.done_at).toBeInstanceOf(Date)
  expect(await list()).toEqual(['Somebody’s', 'Call Ada'])
  expect(await list(owner, { state: 'done' })).toEqual(['Mend the cart'])
  expect(await updateTask(registry, owner, brand, mine.id, { state: 'open', title: 'Mend it' })).toMatchObject({
    done_at: null,
    title: 'Mend it',
  })
  await removeTask(registry, owner, brand, mine.id)
  expect(await list()).toEqual(['Somebody’s', 'Call Ada'])
  const { items } = await listAudit(registry, brand)
  expect(items.map(({ action }) => action).slice(0, 3)).toEqual(['tasks.remove', 'tasks.update', 'tasks.update'])
})

test('a page of tasks leads to the next one', async () => {
  const { brand, owner } = await teamOf()
  for (const title of ['one', 'two', 'three']) await createTask(registry, owner, brand, { title })
  const first = await listTasks(registry, owner, brand, taskFilter.parse({ limit: 2 }))
  const rest = await listTasks(registry, owner, brand, taskFilter.parse({ limit: 2, cursor: first.next }))
  expect([first, rest].map(({ items }) => items.map(({ title }) => title))).toEqual([['three', 'two'], ['one']])
  expect(rest.next).toBeUndefined()
})

test('the task of somebody who leaves the brand is nobody’s, and only members can have one', async () => {
  const { brand, owner, bob, list } = await teamOf()
  const task = await createTask(registry, owner, brand, { title: 'Call Ada', owner: bob.id })
  await removeMember(registry, owner, brand, bob.id)
  expect(await list()).toEqual(['Call Ada'])
  expect((await listTasks(registry, owner, brand, taskFilter.parse({}))).items[0]?.owner).toBeNull()
  const change = updateTask(registry, owner, brand, task.id, { owner: bob.id })
  await expect(change).rejects.toMatchObject({ code: 'bad_request' })
  const other = await teamOf()
  await expect(updateTask(registry, owner, other.brand, task.id, { state: 'done' })).rejects.toMatchObject({
    code: 'not_found',
  })
})
