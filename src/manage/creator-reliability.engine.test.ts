import { expect, test } from 'vitest'
import { agreements } from '../../scenario/brand/collaborations.ts'
import { engines } from '../../test/engines.ts'
import { newBrand } from '../../test/people.ts'
import { addDays } from '../kernel/time.ts'
import { createCollaboration, updateCollaboration } from './collaborations.ts'
import { creatorReliability, medianOf, reliabilityFilter } from './creator-reliability.ts'
import { createCreator } from './creators.ts'
import { createSample } from './samples.ts'

const now = new Date('2026-06-30T12:00:00Z')
const on = (days: number) => addDays('2026-06-30', days)
const all = reliabilityFilter.parse({})

async function team() {
  const { registry } = await engines()
  const { brand, owner } = await newBrand(registry, { currency: 'USD', time_zone: 'UTC' })
  const creator = (name: string) => createCreator(registry, owner, brand, { name })
  const begin = (id: string, more: object) =>
    createCollaboration(registry, owner, brand, { creator: id, title: 'Spring', ...more })
  const send = (collaboration: string, more: object) =>
    createSample(registry, owner, brand, { collaboration, sku: 'MUG', ...more })
  const ask = (filter = all) => creatorReliability(registry, brand, filter, now)
  return { registry, brand, owner, creator, begin, send, ask }
}

test('samples and posts are counted once they can be judged, with Wilson’s interval and days late', async () => {
  const { registry, brand, owner, creator, begin, send, ask } = await team()
  const { id } = await creator('Mia')
  const early = await begin(id, { stage: 'paid', post_due_on: on(-60), posted_on: on(-62) })
  await begin(id, { stage: 'posted', post_due_on: on(-40), posted_on: on(-35) })
  await begin(id, { stage: 'agreed', post_due_on: on(-1) })
  await begin(id, { stage: 'posted', post_due_on: on(-9) })
  await begin(id, { stage: 'agreed', post_due_on: on(0) })
  const given = await begin(id, { stage: 'agreed', post_due_on: on(-1) })
  await updateCollaboration(registry, owner, brand, given.id, { archived: true })
  await registry.db
    .updateTable('collaborations')
    .set({ archived_at: new Date(`${on(-20)}T00:00:00Z`) })
    .where('id', '=', given.id)
    .execute()
  await send(early.id, { sent_on: on(-80), received_on: on(-70), posted_on: on(-62) })
  await send(early.id, { sent_on: on(-42) })
  await send(early.id, { sent_on: on(-41), posted_on: on(-30) })
  await send(early.id, {})
  const [mia, ...others] = (await ask()).items
  expect(others).toEqual([])
  expect(mia).toMatchObject({
    ...{
      creator: { name: 'Mia' },
      samples: 2,
      samples_posted: 1,
      samples_too_new: 1,
      due: 3,
      in_time: 1,
      day_unknown: 1,
    },
    late: { posts: 2, median: 1.5, low: null, high: null },
    post_share: { share: 0.5 },
  })
  expect(mia?.post_share?.low).toBeCloseTo(0.0945, 4)
  expect(mia?.in_time_share?.share).toBeCloseTo(1 / 3, 12)
})

test('who moves a collaboration to posted notes the day, and a day that is known stays', async () => {
  const { registry, brand, owner, creator, begin } = await team()
  const { id } = await creator('Mia')
  const one = await begin(id, { post_due_on: on(0) })
  expect((await updateCollaboration(registry, owner, brand, one.id, { stage: 'posted' })).posted_on).not.toBeNull()
  const other = await begin(id, { posted_on: on(-3) })
  expect((await updateCollaboration(registry, owner, brand, other.id, { stage: 'posted' })).posted_on).toBe(on(-3))
})

test('the creators of the scenario are as reliable as it says, and thin data are drawn towards all', async () => {
  const { creator, begin, send, ask } = await team()
  const ids = new Map<string, string>()
  for (const { creator: name, stage, samples, postDueOn, postedOn } of agreements) {
    const id = ids.get(name) ?? (await creator(name)).id
    ids.set(name, id)
    const days = {
      post_due_on: postDueOn === undefined ? null : on(postDueOn),
      posted_on: postedOn === undefined ? null : on(postedOn),
    }
    const { id: work } = await begin(id, { stage, ...days })
    for (const { sku, sentOn, receivedOn, postedOn: shown } of samples)
      await send(work, {
        ...{ sku, sent_on: sentOn === undefined ? null : on(sentOn) },
        ...{
          received_on: receivedOn === undefined ? null : on(receivedOn),
          posted_on: shown === undefined ? null : on(shown),
        },
      })
  }
  const { items } = await ask()
  const by = new Map(items.map((one) => [one.creator.name, one]))
  expect(by.get('Grace Liu')).toMatchObject({ samples: 3, samples_posted: 2, due: 1, in_time: 1, late: { median: -2 } })
  expect(by.get('Owen Pike')).toMatchObject({ samples: 2, samples_posted: 2, due: 1, in_time: 0, late: { median: 6 } })
  expect(by.get('Lena Vogt')).toMatchObject({ samples: 0, samples_too_new: 2, due: 1, in_time: 0, late: null })
  const [judged, posted] = [
    items.reduce((n, one) => n + one.samples, 0),
    items.reduce((n, one) => n + one.samples_posted, 0),
  ]
  const due = agreements.filter((one) => (one.postDueOn ?? 0) < 0)
  expect(items.reduce((n, one) => n + one.due, 0)).toBe(due.length)
  expect(items.reduce((n, one) => n + one.in_time, 0)).toBe(
    due.filter(({ postedOn, postDueOn = 0 }) => postedOn !== undefined && postedOn <= postDueOn).length,
  )
  const owen = by.get('Owen Pike')?.post_share
  expect(owen?.share).toBe(1)
  expect(Number(owen?.estimate)).toBeLessThan(1)
  expect(Number(owen?.estimate)).toBeGreaterThanOrEqual(posted / judged)
  const only = await ask({ ...all, creator: `${ids.get('Mia Hartley')},${ids.get('Grace Liu')}` })
  expect(only.items.map((one) => one.creator.name).sort()).toEqual(['Grace Liu', 'Mia Hartley'])
})

test('the median has the interval of order statistics from six on', () => {
  expect(medianOf([])).toBeNull()
  expect(medianOf([3, 1, 2, 5, 4])).toMatchObject({ median: 3, low: null, high: null })
  expect(medianOf([6, 3, 1, 2, 5, 4])).toMatchObject({ median: 3.5, low: 1, high: 6 })
  // Of ten, from the second to the ninth.
  expect(medianOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toMatchObject({ median: 5.5, low: 2, high: 9 })
})
