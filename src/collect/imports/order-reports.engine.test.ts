import { expect, test } from 'vitest'
import { importing } from '../../../test/imports.ts'
import { sql, str } from '../../store/sql.ts'

const header =
  'Order ID,SKU ID,Currency,Quantity,Order Status,Creator Username,Content ID,Est. Commission Base,Est. standard commission payment,Fully returned or refunded,Time Created'
const line = (order: string, status: string, day: string, creator = 'mia.home') =>
  `${order},11,USD,1,${status},${creator},7301,25.10,3.77,No,${day}/01/2026 10:20:00`

test('an export twice changes nothing, a newer one takes claims back, and an older one after it brings none again', async () => {
  const { take, warehouse, brand } = await importing()
  const older = [header, line('1', 'Pending', '25'), line('2', 'Pending', '26')].join('\n')
  const newer = [header, line('1', 'Ineligible', '25'), line('2', 'Settled', '26'), line('3', 'Pending', '28')].join(
    '\n',
  )
  const first = await take('older.csv', older)
  expect(first.counts).toMatchObject({ rows_in: 2, imported: 2, already_there: 0, quarantined: 0 })
  expect((await take('again.csv', `${older}\n`)).counts).toMatchObject({ imported: 0, already_there: 2 })
  expect((await take('newer.csv', newer)).counts).toMatchObject({ rows_in: 3, replaced: 2 })
  expect((await take('older still.csv', `${older}\n\n`)).counts).toMatchObject({ imported: 0, already_there: 2 })
  const rows = await warehouse.query(sql`
    SELECT order_id, argMax(state, (as_of, received_at, load)) AS state FROM order_reports
    WHERE brand = ${str(brand)} GROUP BY order_id ORDER BY order_id`)
  expect(rows).toEqual([
    { order_id: '1', state: 'void' },
    { order_id: '2', state: 'settled' },
    { order_id: '3', state: 'open' },
  ])
})

test('a post that an earlier version imported without its reach is known again, and reach is added by a newer export', async () => {
  const { take, warehouse, brand } = await importing()
  const posts = 'post_id,platform,handle,posted_at,as of,views,saves'
  const post = '7301,TikTok,mia,2026-01-05T18:00:00Z,2026-01-12T00:00:00Z,100,4'
  await take('posts.csv', `${posts}\n${post}\n`)
  expect((await take('reach empty.csv', `${posts},reach\n${post},\n`)).counts).toMatchObject({ already_there: 1 })
  expect((await take('reach.csv', `${posts},reach\n${post},90\n`)).counts).toMatchObject({ replaced: 1 })
  const rows = await warehouse.query(sql`
    SELECT argMax(reach, (as_of, received_at, load)) AS reach FROM creator_posts WHERE brand = ${str(brand)} GROUP BY post_id`)
  expect(rows).toEqual([{ reach: 90 }])
})
