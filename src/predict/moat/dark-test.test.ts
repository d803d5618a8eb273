import { expect, test } from 'vitest'
import { stoppedBrand } from '../../../scenario/stopped/stopped-brand.ts'
import { type Assumptions, assumptionsOf } from './assumptions.ts'
import type { DarkInputs } from './dark-inputs.ts'
import type { DarkResult } from './dark-result.ts'
import { darkTest } from './dark-test.ts'
import { flowsOf } from './flows.ts'
import { type Level, levelsOf } from './levels.ts'
import { sayMissing } from './missing.ts'
import { uniformNumbers } from './uniform-numbers.ts'

const { inputs } = stoppedBrand(1, 11)

function tested(some: DarkInputs, stated: Partial<Assumptions> = {}): Extract<DarkResult, { missing?: undefined }> {
  const result = darkTest(some, assumptionsOf(stated), { draws: 50, uniform: uniformNumbers(1) })
  if (result.missing) throw new Error(result.missing.missing)
  return result
}
const whole = (result: ReturnType<typeof tested>) => result.segments.find(({ by }) => by === 'all')

test('places add up to the whole, on and off; kinds of paid traffic lose together what all lose', () => {
  const { segments } = tested(inputs)
  const all = segments.find(({ by }) => by === 'all')
  for (const by of ['country', 'sales_channel'] as const) {
    const places = segments.filter((segment) => segment.by === by)
    expect(places.reduce((sum, { on }) => sum + on, 0)).toBeCloseTo(all?.on as number, 3)
    expect(places.reduce((sum, { off }) => sum + off, 0)).toBeCloseTo(all?.off as number, 3)
  }
  const kinds = segments.filter(({ by }) => by === 'traffic_channel')
  const lost = kinds.reduce((sum, { on, off }) => sum + on - off, 0)
  expect(lost).toBeCloseTo((all?.on as number) - (all?.off as number), 3)
})

test('weeks add up to the whole, and the share falls as the carry-over fades', () => {
  const all = whole(tested(inputs))
  const curve = all?.curve ?? []
  expect(curve.map(({ day }) => day).at(-1)).toBe(180)
  expect(curve.reduce((sum, { on }) => sum + on, 0)).toBeCloseTo(all?.on as number, 3)
  expect(curve[0]?.share.value).toBeGreaterThan(curve.at(-1)?.share.value as number)
  for (const { low, value, high } of curve.map(({ share }) => share)) {
    expect(low).toBeLessThanOrEqual(value)
    expect(high).toBeGreaterThanOrEqual(value)
  }
})

const isOwnSite = (cell: number) => inputs.cells[cell]?.sales_channel === 'own_site'

const nobody = { existing: () => 0, newcomer: () => 0 }

test('the brand has a marketplace', () => {
  expect(inputs.cells.map(({ sales_channel }) => sales_channel)).toContain('amazon')
})

test('where nothing is paid for, all stands, whatever is assumed to follow from ads', () => {
  const unpaid = {
    ...inputs,
    claimed: { amazon: 0 },
    spends: inputs.cells.map(() => false),
    sums: inputs.sums.map((sum) => (sum.hold === 'paid' ? { ...sum, hold: 'owned' as const } : sum)),
  }
  expect(whole(tested(unpaid, { unpaid_from_paid: 0.4 }))?.share).toEqual({ value: 1, low: 1, high: 1 })
  const spending = { ...unpaid, spends: inputs.cells.map(() => true) }
  expect(whole(tested(spending, { unpaid_from_paid: 0.4 }))?.share.value).toBeLessThan(1)
})

test('a shop floor does not inherit the paid share of the site', () => {
  const cells = inputs.cells.map((cell) =>
    cell.sales_channel === 'amazon' ? { ...cell, sales_channel: 'retail' } : cell,
  )
  const sums = inputs.sums.map((sum) => (isOwnSite(sum.cell) ? sum : { ...sum, hold: 'unknown' as const, touch: '' }))
  const { segments } = tested({ ...inputs, cells, sums, spends: inputs.cells.map((_, cell) => isOwnSite(cell)) })
  expect(segments.find(({ key }) => key === 'retail')?.share.value).toBe(1)
  expect(segments.map(({ key }) => key)).not.toContain('paid_other')
})

test('paid orders that lose money are a gain when they stop, on a marketplace, too', () => {
  const losing = {
    ...inputs,
    sums: inputs.sums.map((sum) =>
      isOwnSite(sum.cell) && sum.hold === 'owned' ? sum : { ...sum, margin: -Math.round(Math.abs(sum.margin) / 4) },
    ),
  }
  const levels = levelsOf(losing, new Float64Array(inputs.weeks).fill(1), assumptionsOf({}))
  for (const [cell, { firstMargin, firstPaid }] of levels.entries()) {
    expect(firstPaid).toBeLessThan(0)
    if (!isOwnSite(cell)) expect(firstPaid / firstMargin).toBeCloseTo(inputs.claimed.amazon as number, 9)
  }
  const level = levels.find((_, cell) => !isOwnSite(cell)) as Level
  const { on, off } = flowsOf({ ...level, perRepeat: 0, repeatPaid: 0 }, nobody, assumptionsOf({ unpaid_from_paid: 0 }))
  expect(off.at(-1)).toBeGreaterThan(on.at(-1) as number)
})

test('what would come anyway stands: the more is assumed of it, the more stands', () => {
  const at = (paid_new_anyway: number) => whole(tested(inputs, { paid_new_anyway }))?.share.value as number
  expect(at(0)).toBeLessThan(at(0.5))
  expect(at(0.5)).toBeLessThan(at(1))
})

test('equal numbers give the same answer again', () => {
  expect(tested(inputs)).toEqual(tested(inputs))
})

test.each([
  ['customers', { customers: inputs.customers.slice(0, 30) }, '30 customers are known; a forecast needs 200.'],
  ['weeks', { weeks: 5 }, 'Orders are known for 5 whole weeks; a dark test needs 8.'],
  [
    'ways',
    { sums: inputs.sums.map((sum) => (isOwnSite(sum.cell) ? { ...sum, hold: 'unknown' as const } : sum)) },
    'Of 0 recent orders outside marketplaces it is known how they came',
  ],
  ['margin', { sums: inputs.sums.map((sum) => ({ ...sum, margin: -1 })) }, 'No margin before marketing is expected'],
])('with too little (%s) there is a sentence and no number', (missing, change, sentence) => {
  const result = darkTest({ ...inputs, ...change }, assumptionsOf({}), { draws: 10, uniform: uniformNumbers(1) })
  expect(result.missing?.missing).toBe(missing)
  expect(sayMissing(result.missing as { missing: string; found: number }).en).toContain(sentence)
})
