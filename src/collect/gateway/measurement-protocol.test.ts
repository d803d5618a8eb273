import { expect, test } from 'vitest'
import { batchOfMeasurement } from './measurement-protocol.ts'

test('an event that is named as what every object has is an event of that name', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
  const { batch } = batchOfMeasurement({ client_id: 'c', events: names.map((name) => ({ name })) })
  expect(batch).toMatchObject(names.map((event) => ({ type: 'track', event })))
})

test('views of pages and of screens are calls of their own', () => {
  const { batch } = batchOfMeasurement({ client_id: 'c', events: [{ name: 'page_view' }, { name: 'screen_view' }] })
  expect(batch).toMatchObject([{ type: 'page' }, { type: 'screen' }])
})
