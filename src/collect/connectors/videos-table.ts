import { defineConnector, type Row, Unreadable } from './define.ts'
import { field, required } from './field.ts'
import { isTotalRow } from './total-row.ts'
import { readCodes } from './values/codes.ts'
import { countOf } from './values/count.ts'
import { livePlatformOf } from './values/live-platform.ts'
import { secondsOf } from './values/seconds.ts'
import { videoFields } from './values/video.ts'

/** The line key of files that say nothing of products, codes and versions: they take nothing of that back. */
const figuresOnly = 'figures'

type Use = 'sku' | 'codes' | 'version_of'
const statesUse = (row: Row<Use>) => row.has('sku') || row.has('codes') || row.has('version_of')

export const videosTable = defineConnector({
  id: 'videos-table',
  title: { en: 'Videos', zh: '视频表' },
  doc: {
    en: 'One line for each video: platform, id and length, and as far as they are known title, when it was published, views, product, the link codes and coupons that belong to this video alone, and what it is a version of. Versions of the same video share one name there, so that they can be compared. A later file about the same video replaces what an earlier one said; one without columns for product, codes and versions leaves those as they were. Chinese headers: 视频编号, 平台, 时长, 标题, 发布时间, 播放量, 商品, 专属码, 版本组.',
    zh: '每个视频一行：平台、视频编号、时长；另可填标题、发布时间、播放量、商品、仅属于该视频的专属码与优惠码，以及版本组。同一视频的不同版本填相同的版本组，即可对比。同一视频以较新的文件为准；没有商品、专属码和版本组列的文件不会改动这些信息。中文表头：视频编号、平台、时长、标题、发布时间、播放量、商品、专属码、版本组。',
  },
  facts: ['videos'],
  fields: {
    ...videoFields,
    seconds: required(
      'text',
      'Length',
      '时长',
      'seconds | length | duration | video length | duration (seconds) | length (seconds) | 时长 | 视频时长 | 时长（秒） | 时长(秒)',
    ),
    title: field('text', 'Title', '标题', 'title | video title | name | 标题 | 视频标题'),
    published: field(
      'instant',
      'Published',
      '发布时间',
      'published_at | published at | published | publish time | video publish time | 发布时间 | 发布日期',
    ),
    views: field('integer', 'Views', '播放量', 'views | video views | plays | 播放量 | 播放数 | 观看量'),
    sku: field('text', 'Product', '商品', 'sku | product | product sku | 商品 | 商品sku'),
    codes: field(
      'text',
      'Link codes and coupons',
      '专属码',
      'codes | code | link codes | coupons | 专属码 | 链接码 | 优惠码',
    ),
    version_of: field('text', 'Version of', '版本组', 'version_of | version of | version group | 版本组 | 原视频'),
  },
  options: { timeZone: '' },
  sample: `video_id,platform,title,length,published_at,views,sku,codes,version_of
v-balcony-a,YouTube,Balcony light: the long way,1:20,2026-01-06T09:00:00Z,18400,LAMP,balcony-a,balcony
v-balcony-b,YouTube,Balcony light: product first,1:04,2026-01-13T09:00:00Z,12100,LAMP,balcony-b,balcony
`,
  open: () => ({
    row(row, emit) {
      if (isTotalRow(row.cells)) return 'ignored'
      const seconds = row.need(secondsOf(row, 'seconds'), 'seconds')
      if (seconds < 1)
        throw new Unreadable(
          row.header('seconds'),
          row.text('seconds'),
          { en: 'A video is at least a second long.', zh: '视频时长至少为 1 秒。' },
          { en: 'Write its length in seconds, or as minutes and seconds.', zh: '请填写秒数，或分秒格式。' },
        )
      emit('videos', {
        line_key: statesUse(row) ? '' : figuresOnly,
        platform: livePlatformOf(row),
        video_id: row.need(row.id('video') || undefined, 'video'),
        title: row.text('title'),
        seconds,
        published_at: row.instant('published'),
        sku: row.text('sku'),
        version_of: row.text('version_of'),
        codes: readCodes(row.text('codes')),
        views: countOf(row, 'views'),
      })
    },
  }),
})
