import { beforeAll, expect, test } from 'vitest'
import { engines } from '../../test/engines.ts'
import { newBrand, newPerson } from '../../test/people.ts'
import { addDays, dayOf } from '../kernel/time.ts'
import type { Registry } from '../store/registry/registry.ts'
import { listAudit } from './audit.ts'
import { collaborationFilter, countCollaborations, getCollaboration, listCollaborations } from './collaboration-list.ts'
import { createCollaboration, removeCollaboration, updateCollaboration } from './collaborations.ts'
import { createCreator, mergeCreators } from './creators.ts'
import { removeMember } from './members.ts'
import { countSamples, createSample, listSamples, sampleFilter, updateSample } from './samples.ts'

let registry: Registry
beforeAll(async () => {
  registry = (await engines()).registry
})

async function team() {
  const { brand, owner, user } = await newBrand(registry, { currency: 'USD', time_zone: 'UTC' })
  const mia = await createCreator(registry, owner, brand, { name: 'Mia' })
  const begin = (more: object = {}) =>
    createCollaboration(registry, owner, brand, { creator: mia.id, title: 'Spring', ...more })
  const change = (id: string, input: object) => updateCollaboration(registry, owner, brand, id, input)
  const titles = async (filter: object = {}) =>
    (await listCollaborations(registry, owner, brand, collaborationFilter.parse(filter))).items.map(
      ({ title }) => title,
    )
  return { brand, owner, user, mia, begin, change, titles }
}

test('a collaboration goes from stage to stage, keeps its terms, and the trail says who moved it', async () => {
  const { brand, begin, change, owner, user } = await team()
  const made = await begin({
    owner: user.id,
    fee: { amount: '250.50', currency: 'EUR' },
    commission_percent: '12.5',
    cap: '900',
    starts_on: '2026-03-01',
  })
  expect(made).toMatchObject({
    ...{ stage: 'found', creator: { name: 'Mia' }, owner: { id: user.id }, commission_percent: '12.5', cap: '900.00' },
    ...{ fee: { amount: '250.50', currency: 'EUR' }, order_cap: null, hold_days: 30, posts: 0 },
  })
  const moved = await change(made.id, { stage: 'agreed' })
  expect(moved).toMatchObject({ stage: 'agreed', fee: made.fee, cap: '900.00', commission_percent: '12.5' })
  expect(moved.stage_since.getTime()).toBeGreaterThanOrEqual(made.stage_since.getTime())
  expect((await change(made.id, { cap: null, fee: null })).cap).toBeNull()
  const { items } = await listAudit(registry, brand)
  expect(items.filter(({ action }) => action === 'collaborations.update')).toMatchObject([
    { actor: { name: owner.name }, after: { fee: null } },
    { before: { stage: 'found' }, after: { stage: 'agreed' } },
  ])
})

test('overdue and reminders are by the day where the brand lives, and end with what is paid or put aside', async () => {
  const { begin, change, titles, brand } = await team()
  const today = dayOf(new Date(), 'UTC')
  const late = await begin({ title: 'late', due_on: addDays(today, -1) })
  await begin({ title: 'today', due_on: today, remind_on: today })
  await begin({ title: 'later', due_on: addDays(today, 8), remind_on: addDays(today, 1) })
  expect(late.is_overdue).toBe(true)
  expect(await titles({ due: 'overdue' })).toEqual(['late'])
  expect(await titles({ due: 'week' })).toEqual(['today'])
  expect(await titles({ due: 'remind' })).toEqual(['today'])
  expect(await countCollaborations(registry, brand)).toMatchObject({ overdue: 1, remind: 1 })
  await change(late.id, { stage: 'paid' })
  expect(await titles({ due: 'overdue' })).toEqual([])
  expect((await change(late.id, { archived: true })).is_overdue).toBe(false)
  expect(await titles()).toEqual(['later', 'today'])
})

test('what is not right is refused by the name of its field', async () => {
  const { begin, change, brand } = await team()
  const { id } = await begin()
  const other = await team()
  for (const [input, reason] of [
    [{ creator: 'nobody' }, /creator/],
    [{ creator: other.mia.id }, /creator/],
    [{ owner: other.user.id }, /owner/],
    [{ commission_percent: '10' }, /starts_on/],
    [{ commission_percent: '101', starts_on: '2026-01-01' }, /commission_percent/],
    [{ starts_on: '2026-02-01', ends_on: '2026-01-01' }, /ends_on/],
    [{ fee: { amount: '10', currency: 'DOLLARS' } }, /fee/],
    [{ claims: [] }, /claims/],
    [{ cap: '0' }, /cap/],
  ] as const)
    await expect(begin(input)).rejects.toThrow(reason)
  await expect(change(id, { commission_percent: '10' })).rejects.toThrow(/starts_on/)
  await expect(getCollaboration(registry, other.brand, id)).rejects.toThrow(/collaboration/)
  expect(brand).not.toBe(other.brand)
})

test('who leaves the brand owns nothing any more; what earns a commission is put aside and not removed', async () => {
  const { brand, owner, begin } = await team()
  const bob = await newPerson(registry, 'Bob')
  await registry.db.insertInto('members').values({ brand, user_id: bob.id, role: 'editor' }).execute()
  const { id } = await begin({ owner: bob.id })
  await removeMember(registry, owner, brand, bob.id)
  expect((await getCollaboration(registry, brand, id)).owner).toBeNull()
  const earning = await begin({ commission_percent: '10', starts_on: '2026-01-01' })
  await expect(removeCollaboration(registry, owner, brand, earning.id)).rejects.toThrow(/archive/)
  await removeCollaboration(registry, owner, brand, id)
  await expect(getCollaboration(registry, brand, id)).rejects.toThrow(/collaboration/)
})

test('collaborations go with a creator who is merged into another', async () => {
  const { brand, owner, mia, begin } = await team()
  const { id } = await begin()
  const jo = await createCreator(registry, owner, brand, { name: 'Jo' })
  await mergeCreators(registry, owner, brand, { into: jo.id, from: mia.id })
  expect((await getCollaboration(registry, brand, id)).creator).toEqual({ id: jo.id, name: 'Jo' })
})

test('of samples that went out, the share that became posts has its interval; unknown costs are not zero', async () => {
  const { brand, owner, begin } = await team()
  const { id } = await begin()
  const send = (more: object) => createSample(registry, owner, brand, { collaboration: id, sku: 'MUG', ...more })
  const route = { stock_country: 'cn', creator_country: 'us', cost: { amount: '12.30', currency: 'USD' } }
  const first = await send({ ...route, sent_on: '2026-03-01', customs: 'HS 6912' })
  await send({ ...route, sent_on: '2026-03-02', cost: null })
  await send({ sku: 'waits' })
  expect(first).toMatchObject({ stock_country: 'CN', creator: { name: 'Mia' }, cost: { amount: '12.30' } })
  await expect(updateSample(registry, owner, brand, first.id, { received_on: '2026-02-27' })).rejects.toThrow(
    /received/,
  )
  await updateSample(registry, owner, brand, first.id, { received_on: '2026-03-09', posted_on: '2026-03-12' })
  const { all, routes, costs } = await countSamples(registry, brand)
  expect(all).toMatchObject({ sent: 2, received: 1, posted: 1, cost_unknown: 1, post_share: 0.5 })
  // Wilson's interval of one of two.
  expect(all.post_share_low).toBeCloseTo(0.0945, 4)
  expect(all.post_share_high).toBeCloseTo(0.9055, 4)
  expect(routes).toMatchObject([{ stock_country: 'CN', creator_country: 'US', sent: 2, posted: 1 }])
  expect(costs).toEqual([{ amount: '12.30', currency: 'USD' }])
  const of = async (state: string) =>
    (await listSamples(registry, brand, sampleFilter.parse({ state }))).items.map(({ sku }) => sku)
  expect(await of('waiting')).toEqual(['waits'])
  expect(await of('sent')).toEqual(['MUG'])
  expect(await of('posted')).toEqual(['MUG'])
})
