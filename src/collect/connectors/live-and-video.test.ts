import { expect, test } from 'vitest'
import { readTable } from '../../../test/read-table.ts'
import { liveMoments } from './live-moments.ts'
import { liveSessions } from './live-sessions.ts'
import { recognise } from './recognise.ts'
import { videoMoments } from './video-moments.ts'
import { videoRetention } from './video-retention.ts'
import { videosTable } from './videos-table.ts'

test.each([
  [
    'live-sessions',
    '场次编号,平台,开播时间,下播时间,标题,主播,市场,专属码,币种,主播费用,其他费用,打赏收入,观看人数,成交订单数',
  ],
  ['live-moments', '场次编号,平台,时间,讲解结束,商品,在线人数,评论数,商品点击数,打赏数,成交订单数'],
  ['videos-table', '视频编号,平台,时长,标题,发布时间,播放量,商品,专属码,版本组'],
  ['video-retention', '视频编号,平台,秒,仍在观看'],
  ['video-retention', '视频编号,平台,播放位置,仍在观看'],
  ['video-moments', '视频编号,平台,秒,类型,商品,备注,点击数'],
])('a table of %s is recognised by its Chinese headers', (id, header) => {
  expect(recognise(header.split(','))?.connector.id).toBe(id)
})

const session = (line: string) =>
  readTable(
    liveSessions,
    `session_id,platform,started_at,ended_at,codes,currency,host_fee,other_fees,viewers\n${line}\n`,
  )

test('a session has its platform’s own shop, its codes as they are compared, and no fee where none is stated', () => {
  const { live_sessions } = session(
    'L1,TikTok Shop Live,2026-01-05T19:00:00Z,2026-01-05T21:00:00Z,"https://go.example.com/LIVE1?x=1, MiaLive",USD,300.50,,5400',
  )
  expect(live_sessions[0]).toMatchObject({
    ...{ platform: 'tiktok', sales_channel: 'tiktok_shop', codes: 'live1 mialive', currency: 'USD' },
    ...{ host_fee_minor: 30_050n, other_fees_minor: undefined, viewers: 5400, orders: undefined },
  })
  expect(session('L1,淘宝直播,2026-01-05T19:00:00Z,2026-01-05T21:00:00Z,,,,,').live_sessions[0]).toMatchObject({
    ...{ platform: 'taobao', sales_channel: '', currency: '', host_fee_minor: undefined },
  })
})

test.each([
  ['an end before the beginning', 'L1,TikTok,2026-01-05T19:00:00Z,2026-01-05T18:00:00Z,,,,,', 'ended_at'],
  ['three days', 'L1,TikTok,2026-01-05T19:00:00Z,2026-01-08T20:00:00Z,,,,,', 'ended_at'],
  ['no end', 'L1,TikTok,2026-01-05T19:00:00Z,,,,,,', 'ended_at'],
  ['a platform that is not known', 'L1,MySpace,2026-01-05T19:00:00Z,2026-01-05T21:00:00Z,,,,,', 'platform'],
  ['a fee without a currency', 'L1,TikTok,2026-01-05T19:00:00Z,2026-01-05T21:00:00Z,,,10,,', 'currency'],
  ['fewer than no viewers', 'L1,TikTok,2026-01-05T19:00:00Z,2026-01-05T21:00:00Z,,,,,-5', 'viewers'],
  ['no id', ',TikTok,2026-01-05T19:00:00Z,2026-01-05T21:00:00Z,,,,,', 'session_id'],
])('a session with %s is put aside and says which field', (_, line, field) => {
  const { live_sessions, quarantined } = session(line)
  expect(live_sessions).toEqual([])
  expect(quarantined.map((one) => one.field)).toEqual([field])
})

test('a moment of the room and of a product at once are two, and a product ends after it begins', () => {
  const read = readTable(
    liveMoments,
    [
      'session_id,platform,at,until,sku,viewers,clicks',
      'L1,TikTok,2026-01-05T19:00:00Z,,,100,',
      'L1,TikTok,2026-01-05T19:00:00Z,2026-01-05T19:10:00Z,LAMP,,12',
      'L1,TikTok,2026-01-05T19:00:00Z,2026-01-05T18:50:00Z,MUG,,',
    ].join('\n'),
  )
  expect(read.live_moments.map(({ line_key, viewers, clicks }) => [line_key, viewers, clicks])).toEqual([
    ['2026-01-05T19:00:00.000Z|', 100, undefined],
    ['2026-01-05T19:00:00.000Z|LAMP', undefined, 12],
  ])
  expect(read.quarantined.map(({ field }) => field)).toEqual(['until'])
})

test('rows of YouTube, percentages of its studio and seconds of other platforms are one curve', () => {
  const youtube = readTable(
    videoRetention,
    'video,platform,elapsedVideoTimeRatio,audienceWatchRatio,relativeRetentionPerformance\nv,YouTube,0.01,1.2,0.5\n',
  )
  expect(youtube.video_retention[0]).toMatchObject({
    position: '0.01',
    watching: '1.2',
    relative: '0.5',
    line_key: 'p0.01',
  })
  const studio = readTable(
    videoRetention,
    'video,platform,Video position (%),Absolute audience retention (%)\nv,YouTube,1,85.5\n',
  )
  expect(studio.video_retention[0]).toMatchObject({ position: '0.01', watching: '0.855', line_key: 'p0.01' })
  const seconds = readTable(
    videoRetention,
    'video,platform,second,watching\nv,TikTok,0:05,85%\nv,TikTok,6,85\nv,TikTok,7,\n',
  )
  expect(seconds.video_retention).toMatchObject([
    { second: '5', watching: '0.85', position: undefined, line_key: 's5' },
  ])
  expect(seconds.quarantined.map(({ field, value }) => [field, value])).toEqual([
    ['watching', '85'],
    ['watching', ''],
  ])
})

test('lengths and moments are read as seconds or clock, and a kind in either language', () => {
  const { videos } = readTable(videosTable, 'video,platform,length,views\nv,YT,1:20,100\nw,YT,64.5,\nx,YT,0,\n')
  expect(videos.map(({ video_id, seconds, views }) => [video_id, seconds, views])).toEqual([
    ['v', 80, 100],
    ['w', 64.5, undefined],
  ])
  const { video_moments, quarantined } = readTable(
    videoMoments,
    'video,platform,second,kind,note\nv,YT,0:41,引导下单,x\nv,YT,1:02:03,,y\nv,YT,5,boo,z\n',
  )
  expect(video_moments.map(({ second, kind }) => [second, kind])).toEqual([
    ['41', 'call'],
    ['3723', 'other'],
  ])
  expect(quarantined.map(({ field }) => field)).toEqual(['kind'])
})
