import { expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import { actor, closedAfterEach, sendingBrand } from '../../../test/sending-brand.ts'
import { createCollaboration } from '../../manage/collaborations.ts'
import { createCreator } from '../../manage/creators.ts'

closedAfterEach()

test('a week beside the week before, as the measures answer it, with what is missing said and no number', async () => {
  const { brand, start } = await sendingBrand()
  const report = await (await start()).report({ brand })
  expect(report).toMatchObject({ days: { from: '2025-03-03', to: '2025-03-09' }, reach: 'whole', currency: 'USD' })
  const by = new Map(report.sections.map((section) => [section.id, section]))
  // Seven orders of 10 dollars, of which 6 stay.
  expect(by.get('contribution')).toMatchObject({
    sentences: [{ en: 'Of $70 net sales, $42 are kept as CM3 (60%), the same as the period before.' }],
    figures: [
      { label: { en: 'CM3' }, now: { value: 4200 }, before: { value: 4200 } },
      { label: { en: 'CM3 rate' }, now: { value: 0.6 }, before: { value: 0.6 } },
      { label: { en: 'Net sales' }, now: { value: 7000 }, before: { value: 7000 } },
    ],
  })
  expect(by.get('new-customers')?.figures[0]).toMatchObject({ now: { value: 7 }, before: { value: 7 } })
  expect(by.get('dark-test')).toMatchObject({
    figures: [],
    sentences: [{ en: expect.stringContaining('No dark test') }],
  })
  expect(by.get('dark-test')).not.toHaveProperty('table')
  expect(by.get('half-life')).toMatchObject({ figures: [] })
  expect(by.get('moves')).toMatchObject({ figures: [], sentences: [{ en: expect.stringContaining('28 days') }] })
  expect([...by.values()].filter(({ problem }) => problem)).toEqual([])
})

test('data that end within the week are told, and nothing is compared; data that end before it show no zeros', async () => {
  const { brand, start } = await sendingBrand({ until: '2025-03-05' })
  const reporter = await start()
  const partly = await reporter.report({ brand })
  expect(partly).toMatchObject({ reach: 'partly', data_until: '2025-03-05', latest: { from: '2025-02-24' } })
  expect(partly.notes[1]?.en).toContain('Mar 5, 2025')
  expect(partly.sections.flatMap(({ figures }) => figures).filter(({ before }) => before)).toEqual([])
  const none = await reporter.report({ brand, week: '2025-03-10' })
  expect(none).toMatchObject({ reach: 'none', sections: [] })
  expect(none.notes[1]?.zh).toContain('2025年3月5日')
})

test('what the work with creators waits for is told in weeks without orders, too, and left out where nothing waits', async () => {
  const { brand, start } = await sendingBrand({ until: '2025-03-01' })
  const reporter = await start()
  expect((await reporter.report({ brand })).sections).toEqual([])
  const { registry } = await engines()
  const mia = await createCreator(registry, actor, brand, { name: 'Mia' })
  await createCollaboration(registry, actor, brand, { creator: mia.id, title: 'Spring', due_on: '2025-03-01' })
  const [section, ...others] = (await reporter.report({ brand })).sections
  expect(others).toEqual([])
  expect(section).toMatchObject({
    id: 'follow-ups',
    sentences: [
      { en: 'As of now, overdue: 1.', zh: '截至目前，已逾期 1 项。' },
      { en: expect.stringContaining('21 days') },
    ],
    table: {
      rows: [
        {
          cells: [
            { value: 'overdue' },
            { value: 'Spring' },
            { value: 'Mia' },
            { value: null },
            { value: '2025-03-01' },
          ],
        },
      ],
    },
  })
})

test('a currency without a rate is said where figures would stand', async () => {
  const { brand, start } = await sendingBrand()
  const report = await (await start()).report({ brand, currency: 'JPY' })
  const [first] = report.sections
  expect(first).toMatchObject({ id: 'contribution', figures: [], problem: { en: expect.stringContaining('JPY') } })
})

test('a week that has not begun is refused', async () => {
  const { brand, start } = await sendingBrand()
  await expect((await start()).report({ brand, week: '2025-03-17' })).rejects.toMatchObject({ code: 'bad_request' })
})
