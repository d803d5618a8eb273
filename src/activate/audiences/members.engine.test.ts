import { beforeAll, describe, expect, test } from 'vitest'
import { insertRows } from '../../../test/books.ts'
import { engines } from '../../../test/engines.ts'
import { brandScope, warehouses } from '../../../test/measuring.ts'
import { newBrand } from '../../../test/people.ts'
import { act, deriveStories, happens, trafficOf, view } from '../../../test/stories.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { createAudience } from './audiences.ts'
import { membersCsv, membersOf } from './members.ts'

/** Beyond what any question of people shows. */
const many = 100_500

describe.each(warehouses)('members of an audience, %s', (_, open) => {
  let warehouse: Warehouse
  let registry: Registry
  beforeAll(async () => {
    warehouse = await open()
    registry = (await engines()).registry
  })

  /** An audience of a new brand, with what asks who is in it. */
  async function audienceOf(question: { measure: string; params: object; period: object }) {
    const { brand, owner } = await newBrand(registry)
    const scope = brandScope({
      brand,
      trafficSlice: trafficOf().slice,
      lifecycle: { lapsing_days: 60, lost_days: 400 },
    })
    const made = await createAudience(registry, owner, brand, { name: 'All', ...question })
    const asked = { warehouse, scope }
    const file = async () =>
      Buffer.concat(await (await membersCsv(asked, made)).toArray())
        .toString()
        .trim()
        .split('\n')
    return { brand, scope, members: (limit: number) => membersOf(asked, made, limit), file }
  }
  const placed = { store: 'Shop', sales_channel: 'own_site', country: 'US', status: 'placed', counts: 1 }

  test('the file has everybody, in order, however many they are; the screen has the first, and counts all', async () => {
    const { brand, scope, members, file } = await audienceOf({
      measure: 'lifecycle-people',
      params: { who: 'customers' },
      period: { from: '2025-01-01', to: '2025-03-31' },
    })
    await warehouse.run(sql`
      INSERT INTO orders (brand, slice, store, sales_channel, country, status, counts, order_id, customer_id, ordered_at)
      SELECT ${str(brand)}, ${u64(scope.slice)}, 'Shop', 'own_site', 'US', 'placed', 1, toString(number), concat('c', toString(number)),
        toDateTime64('2025-01-01 10:00:00', 3, 'UTC') + toIntervalDay(number % 90)
      FROM numbers(${u64(many)})`)
    const shown = await members(50)
    expect(shown).toMatchObject({ people: many, listed: many })
    expect(shown.answer.rows).toHaveLength(50)
    const [header = '', ...lines] = await file()
    expect(lines).toHaveLength(many)
    const names = header.replaceAll('"', '').split(',')
    const column = (name: string) => lines.map((line) => line.replaceAll('"', '').split(',')[names.indexOf(name)] ?? '')
    expect(new Set(column('customer_id')).size).toBe(many)
    const days = column('days').map(Number)
    expect(days).toEqual(days.toSorted((a, b) => a - b))
    expect(shown.answer.rows.map(({ customer_id }) => customer_id)).toEqual(column('customer_id').slice(0, 50))
  })

  test('each says by channel whether they agreed, refused, or never said', async () => {
    const { brand, scope, members, file } = await audienceOf({
      measure: 'lifecycle-people',
      params: { who: 'all' },
      period: { from: '2025-03-01', to: '2025-03-31' },
    })
    const says = (userId: string, traits: object) =>
      ({ type: 'identify', messageId: `is ${userId}`, userId, timestamp: '2025-03-02T10:00:00Z', traits }) as const
    const customers = ['ann', 'ben', 'cal', 'dan'].map((customer_id) => ({
      ...{ brand, slice: scope.slice, ...placed, customer_id, order_id: customer_id },
      ordered_at: '2025-03-01 10:00:00',
    }))
    await insertRows(warehouse, 'orders', customers)
    await insertRows(
      warehouse,
      'customers',
      customers.map(({ customer_id }) => ({ brand, slice: scope.slice, customer_id })),
    )
    // Dan agreed with an order, and no address of his is known: the tool that writes to him knows one.
    await insertRows(warehouse, 'order_lines', [
      {
        ...{ brand, load: 1, store: 'Shop', order_id: 'dan', line_key: 'MUG', row_key: 1, customer_id: 'dan' },
        ...{ ordered_at: '2025-03-01 10:00:00', as_of: '2025-03-01 10:00:00', accepts_marketing: 1 },
      },
    ])
    await happens(warehouse, { brand }, [
      says('ann', { email: 'ann@example.com', accepts_marketing: true, phone: '+15550001111', sms_consent: false }),
      says('ben', { email: 'ben@example.com', accepts_marketing: true }),
      // Another id of Ben's address refused: he does not want to be written to under any.
      says('profile-ben', { email: 'ben@example.com' }),
      act('profile-ben', '2025-03-03T10:00', 'Unsubscribed', { channel: 'email' }),
      view('eve', '2025-03-04T10:00', '/mug'),
    ])
    await deriveStories(warehouse, scope)
    const { people, consent, answer } = await members(100)
    const said = Object.fromEntries(answer.rows.map((row) => [row.customer_id, [row.email_consent, row.sms_consent]]))
    const visitors = answer.rows.filter(({ customer_id }) => customer_id === '')
    expect(visitors.map((row) => row.email_consent).sort()).toEqual(['refused', 'unknown'])
    expect(said).toMatchObject({
      ann: ['agreed', 'refused'],
      ben: ['refused', 'unknown'],
      cal: ['unknown', 'unknown'],
      dan: ['agreed', 'unknown'],
    })
    expect(consent.email.agreed + consent.email.refused + consent.email.unknown).toBe(people)
    expect(consent).toMatchObject({ email: { agreed: 2 }, sms: { agreed: 0, refused: 1 } })
    const [header, ...lines] = await file()
    expect(header).toMatch(/"email_consent","sms_consent"$/)
    expect(lines.find((line) => line.includes('"ann"'))).toMatch(/"agreed","refused"$/)
  })
})
