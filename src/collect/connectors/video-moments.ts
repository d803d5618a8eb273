import type { VideoMoment } from '../facts.ts'
import { defineConnector, Unreadable } from './define.ts'
import { field, required } from './field.ts'
import { isTotalRow } from './total-row.ts'
import { countOf } from './values/count.ts'
import { livePlatformOf } from './values/live-platform.ts'
import { secondsOf } from './values/seconds.ts'
import { videoFields } from './values/video.ts'

/** Words for the kinds of moments. */
const kinds: readonly (readonly [VideoMoment['kind'], RegExp])[] = [
  ['product', /^(product|product shown|shown|demo|商品|商品展示|展示|产品)$/i],
  ['price', /^(price|offer|discount|价格|报价|优惠)$/i],
  ['call', /^(call|call to action|cta|ask|行动号召|引导|引导下单|号召)$/i],
  ['other', /^(other|note|其他|备注|)$/i],
]

export const videoMoments = defineConnector({
  id: 'video-moments',
  title: { en: 'Moments of videos', zh: '视频时刻表' },
  doc: {
    en: 'What a video shows at which second: a line for each moment, with its kind (product, price, call to action, other), the product and a note; and clicks, where the platform tells at which second they were made. Whoever edited the video has this. Chinese headers: 视频编号, 平台, 秒, 类型 (商品, 价格, 引导下单), 商品, 备注, 点击数.',
    zh: '视频在哪一秒展示什么：每个时刻一行，含类型（商品、价格、引导下单、其他）、商品与备注；平台能给出点击发生在第几秒的，可填点击数。可由剪辑人员提供。中文表头：视频编号、平台、秒、类型、商品、备注、点击数。',
  },
  facts: ['video_moments'],
  fields: {
    ...videoFields,
    second: required('text', 'Second', '秒', 'second | seconds | at | time | 秒 | 秒数 | 时间点'),
    kind: field('text', 'Kind', '类型', 'kind | type | moment | 类型 | 时刻类型'),
    sku: field('text', 'Product', '商品', 'sku | product | product sku | 商品 | 商品sku'),
    note: field('text', 'Note', '备注', 'note | notes | text | 备注 | 说明'),
    clicks: field('integer', 'Clicks', '点击数', 'clicks | click count | 点击 | 点击数'),
  },
  oneOf: ['kind', 'note', 'clicks'],
  sample: `video_id,platform,second,kind,sku,note,clicks
v-balcony-a,YouTube,0:18,product,LAMP,Lamp on the table,14
v-balcony-a,YouTube,0:41,price,LAMP,From 39,
v-balcony-a,YouTube,1:12,call,,Link below,31
`,
  open: () => ({
    row(row, emit) {
      if (isTotalRow(row.cells)) return 'ignored'
      const second = String(row.need(secondsOf(row, 'second'), 'second'))
      const kind = kinds.find(([, words]) => words.test(row.text('kind')))?.[0]
      if (kind === undefined)
        throw new Unreadable(
          row.header('kind'),
          row.text('kind'),
          { en: 'This is no kind of moment.', zh: '无法识别的时刻类型。' },
          {
            en: 'Write product, price, call or other; more can stand in the note.',
            zh: '请填写：商品、价格、引导下单或其他；详细内容可写在备注中。',
          },
        )
      const sku = row.text('sku')
      emit('video_moments', {
        line_key: `${second}|${kind}|${sku}`,
        platform: livePlatformOf(row),
        video_id: row.need(row.id('video') || undefined, 'video'),
        second,
        kind,
        sku,
        note: row.text('note'),
        clicks: countOf(row, 'clicks'),
      })
    },
  }),
})
