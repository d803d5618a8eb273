import { beforeAll, expect, test } from 'vitest'
import { engines } from '../../test/engines.ts'
import { newBrand } from '../../test/people.ts'
import { addDays } from '../kernel/time.ts'
import type { Registry } from '../store/registry/registry.ts'
import { createCollaboration, updateCollaboration } from './collaborations.ts'
import { createCreator } from './creators.ts'
import { followUpFilter, listFollowUps } from './follow-ups.ts'
import { createSample } from './samples.ts'

let registry: Registry
beforeAll(async () => {
  registry = (await engines()).registry
})

const now = new Date('2026-03-31T20:00:00Z')
/** It is the next day already where the brand lives. */
const today = '2026-04-01'
const ago = (days: number) => addDays(today, -days)

async function team() {
  const { brand, owner, user } = await newBrand(registry, { currency: 'USD', time_zone: 'Asia/Tokyo' })
  const mia = await createCreator(registry, owner, brand, { name: 'Mia' })
  const begin = (title: string, more: object = {}) =>
    createCollaboration(registry, owner, brand, { creator: mia.id, title, ...more })
  const send = (collaboration: string, sku: string, more: object) =>
    createSample(registry, owner, brand, { collaboration, sku, ...more })
  const ask = async (filter: object = {}) => listFollowUps(registry, owner, brand, followUpFilter.parse(filter), now)
  const told = async (filter: object = {}) =>
    (await ask(filter)).items.map((one) => [one.kind, one.collaboration.title, one.about, one.days])
  return { brand, owner, user, begin, send, ask, told }
}

test('what is overdue comes first, then reminders, then samples, each by how long it waits', async () => {
  const { begin, send, told } = await team()
  const { id } = await begin('due today', { due_on: today, remind_on: today })
  await begin('late', { due_on: ago(1) })
  await begin('later', { due_on: ago(9) })
  await send(id, 'on its way', { sent_on: ago(20) })
  await send(id, 'lost', { sent_on: ago(21) })
  await send(id, 'just there', { sent_on: ago(60), received_on: ago(20) })
  await send(id, 'forgotten', { sent_on: ago(60), received_on: ago(30) })
  await send(id, 'shown', { sent_on: ago(60), received_on: ago(50), posted_on: ago(40) })
  await send(id, 'waits', {})
  expect(await told()).toEqual([
    ['overdue', 'later', '', 9],
    ['overdue', 'late', '', 1],
    ['remind', 'due today', '', 0],
    ['not_received', 'due today', 'lost', 21],
    ['not_posted', 'due today', 'forgotten', 30],
  ])
  expect(await told({ kind: 'not_posted' })).toEqual([['not_posted', 'due today', 'forgotten', 30]])
})

test('what is paid or put aside waits for nothing; counts tell all and mine, whatever is filtered', async () => {
  const { brand, owner, user, begin, send, ask, told } = await team()
  const mine = await begin('mine', { due_on: ago(3), owner: user.id })
  await begin('nobody’s', { due_on: ago(2) })
  const paid = await begin('paid', { due_on: ago(5), stage: 'paid' })
  await send(paid.id, 'MUG', { sent_on: ago(90) })
  expect(await told({ of: 'mine' })).toEqual([['overdue', 'mine', '', 3]])
  expect(await told({ of: 'nobody' })).toEqual([['overdue', 'nobody’s', '', 2]])
  expect((await ask({ of: 'mine' })).counts[0]).toEqual({ kind: 'overdue', all: 2, mine: 1 })
  await updateCollaboration(registry, owner, brand, mine.id, { archived: true })
  expect((await ask()).counts[0]).toEqual({ kind: 'overdue', all: 1, mine: 0 })
})

test('a right of an asset that came from a collaboration is told before it ends, also of what is paid', async () => {
  const { brand, owner, begin, told } = await team()
  const { id } = await begin('paid', { stage: 'paid' })
  const by = JSON.stringify({ kind: owner.kind, id: owner.id, name: owner.name })
  const asset = `ast_${id.slice(4)}`
  await registry.db
    .insertInto('assets')
    .values({
      ...{ id: asset, brand, kind: 'picture', media_type: 'image/png', bytes: 1, sha256: 'a'.repeat(64) },
      ...{ place: 'directory', file_name: 'a.png', title: 'Dusk', collaboration: id, created_by: by },
    } as never)
    .execute()
  const right = (channel: string, until: string) => ({ brand, asset, channel, until, note: '' })
  await registry.db
    .insertInto('asset_rights')
    .values([right('feed', ago(-30)), right('ad', ago(-31)), right('live', ago(1))] as never)
    .execute()
  expect(await told()).toEqual([['right_ends', 'paid', 'Dusk', -30]])
})

test('nothing of another brand waits here', async () => {
  const one = await team()
  await one.begin('late', { due_on: ago(1) })
  expect(await (await team()).told()).toEqual([])
})
