import { expect, test } from 'vitest'
import { importing } from '../../../test/imports.ts'
import { sql, str } from '../../store/sql.ts'

const header = 'session_id,platform,started_at,ended_at,host,currency,host_fee'
const first = 'L1,TikTok,2026-01-05T19:00:00Z,2026-01-05T21:00:00Z,mia,GBP,300.00'
const second = 'L2,TikTok,2026-01-06T19:00:00Z,2026-01-06T21:00:00Z,jon,GBP,'

test('a sheet of live sessions twice changes nothing, bad lines wait, and a newer sheet replaces what changed', async () => {
  const { take, warehouse, brand } = await importing()
  const one = await take(
    'sessions.csv',
    `${header}\n${first}\n${second}\nL3,TikTok,2026-01-07T19:00:00Z,2026-01-01T00:00:00Z,x,,\n`,
  )
  expect(one.counts).toMatchObject({ rows_in: 3, imported: 2, already_there: 0, quarantined: 1 })
  const again = await take('again.csv', `${header}\n${first}\n${second}\n`)
  expect(again.counts).toMatchObject({ rows_in: 2, imported: 0, already_there: 2 })
  const newer = await take('newer.csv', `${header}\n${first.replace('mia', 'ann')}\n${second}\n`)
  expect(newer.counts).toMatchObject({ rows_in: 2, replaced: 1, already_there: 1 })
  const rows = await warehouse.query(sql`
    SELECT session_id, argMax(host, (as_of, received_at, load)) AS host, any(host_fee_minor) AS fee FROM live_sessions
    WHERE brand = ${str(brand)} GROUP BY session_id ORDER BY session_id`)
  expect(rows).toEqual([
    { session_id: 'L1', host: 'ann', fee: 30_000 },
    { session_id: 'L2', host: 'jon', fee: null },
  ])
})

test('minutes, videos, curves and moments come in as they are', async () => {
  const { take, warehouse, brand } = await importing()
  const minutes = await take(
    'minutes.csv',
    'session_id,platform,at,sku,viewers\nL1,TikTok,2026-01-05T19:00:00Z,,10\nL1,TikTok,2026-01-05T19:01:00Z,LAMP,\n',
  )
  const videos = await take('videos.csv', 'video_id,platform,length,views\nv,YouTube,1:20,1000\n')
  const curve = await take(
    'curve.csv',
    'video_id,platform,elapsedVideoTimeRatio,audienceWatchRatio,relativeRetentionPerformance\nv,YouTube,0.5,0.6,0.4\nv,YouTube,1.0,0.2,0.4\n',
  )
  const moments = await take('moments.csv', 'video_id,platform,second,kind,note\nv,YouTube,18,product,Lamp\n')
  expect([minutes, videos, curve, moments].map(({ counts }) => counts?.imported)).toEqual([2, 1, 2, 1])
  const [found] =
    await warehouse.query(sql`SELECT (SELECT sum(watching) FROM video_retention WHERE brand = ${str(brand)}) AS watching,
    (SELECT any(seconds) FROM videos WHERE brand = ${str(brand)}) AS seconds, (SELECT any(kind) FROM video_moments WHERE brand = ${str(brand)}) AS kind`)
  expect(found).toEqual({ watching: 0.8, seconds: 80, kind: 'product' })
})
