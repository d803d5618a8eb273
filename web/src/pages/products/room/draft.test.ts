import { expect, test } from 'vitest'
import { emptyProduct, faultOf, isWhole, readDraft, statedOf, writeDraft } from './draft.ts'
import { draftOfMeasured } from './measured.ts'

const mug = { ...emptyProduct('USD'), name: 'Mug', price: '10.00', landed_cost: '3.00', return_percent: '5' }

test('an address holds a product and the terms, and only what is not as usual', () => {
  const { terms } = readDraft({}, 'USD')
  const said = (part: object) => Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined))
  expect(said(writeDraft(emptyProduct('USD'), terms))).toEqual({ 'room.currency': 'USD' })
  const other = { ...terms, commissions_on: 'sold' as const, levels: [{ name: 'Mia, and: Jon', percent: '12.5' }] }
  const written = said(writeDraft(mug, other, 'MUG own_site'))
  expect(written).toMatchObject({ 'room.levels': 'Mia  and  Jon:12.5', 'room.commissions_on': 'sold' })
  expect(readDraft(written as Record<string, string>, 'EUR')).toEqual({
    ...{ product: mug, measured: 'MUG own_site' },
    terms: { ...other, levels: [{ name: 'Mia  and  Jon', percent: '12.5' }] },
  })
})

test('an address that says nonsense is as usual', () => {
  const { product, terms } = readDraft(
    { 'room.currency': 'dollars', 'room.commissions_on': 'all', 'room.levels': 'x' },
    'USD',
  )
  expect(product).toEqual(emptyProduct('USD'))
  expect(terms).toMatchObject({ commissions_on: 'kept', levels: undefined, platform_fee_returned: true })
})

test.each([
  ['price', { price: '' }, 'needed'],
  ['price', { price: '0.00' }, 'zero'],
  ['landed_cost', { landed_cost: '1,5' }, 'not_number'],
  ['landed_cost', { landed_cost: '-1' }, 'not_number'],
  ['return_percent', { return_percent: '101' }, 'above_hundred'],
  ['coupon_amount', { coupon_amount: '1', coupon_percent: '5' }, 'two_coupons'],
  ['coupon_amount', { coupon_amount: '11' }, 'coupon_above_price'],
  ['fulfilment', { fulfilment: '' }, undefined],
] as const)('%s of %o: %s', (name, part, fault) => {
  expect(faultOf({ ...mug, ...part }, name)).toBe(fault)
})

test('what is empty is not stated, and a product without a name is called by its place', () => {
  expect(isWhole(mug)).toBe(true)
  expect(statedOf({ ...mug, name: ' ' }, 'Product 1')).toMatchObject({
    name: 'Product 1',
    fulfilment: null,
    return_percent: '5',
  })
})

test('what was measured fills the form; what is not known, or is nothing that can be stated, stays empty', () => {
  const row = {
    price: 1999,
    unit_cost: 480,
    delivery: 320,
    return_cost: null,
    platform_rate: 0.0825,
    payment_rate: -0.01,
  }
  const rates = { return_rate: 0.061234, resellable_rate: 1.2, coupon_rate: 0 }
  expect(draftOfMeasured({ ...row, ...rates }, 'USD', 'Mug')).toEqual({
    ...{ ...emptyProduct('USD'), name: 'Mug', price: '19.99', landed_cost: '4.80', fulfilment: '3.20' },
    ...{ platform_percent: '8.25', return_percent: '6.12', coupon_percent: '0', payment_fixed: '0' },
  })
  expect(draftOfMeasured({ price: 1999 }, 'JPY', 'Mug').price).toBe('1999')
})
