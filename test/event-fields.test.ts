import { expect, test } from 'vitest'
import { eventFields } from '../docs/generate/event-fields.ts'
import { eventColumns } from '../src/collect/gateway/event-columns.ts'
import { eventRow, originOf } from '../src/collect/gateway/event-row.ts'

const envelope = {
  ...{ brand: 'b', currency: 'USD', source: 's', call: 'track', requestId: 'r', ip: '', userAgent: '', idOfDay: '' },
  receivedAt: Date.parse('2026-02-01T00:00:00Z'),
}
const cases = eventFields.flatMap(({ places, column, holds }) =>
  Object.entries(places).map(([place, event]) => ({ place, event, column, holds })),
)

test.each(cases)('$place is read into $column', ({ event, column, holds }) => {
  const origin = originOf(envelope, { segment: 1, sentAt: undefined, isPlain: true })
  const { row } = eventRow({ event: 'Order Completed', anonymousId: 'somebody', ...event }, origin)
  expect(row.split('\t')[eventColumns.indexOf(column)]).toBe(holds)
})
