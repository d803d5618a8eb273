import { defineConnector, type Row, Unreadable } from './define.ts'
import { field, required } from './field.ts'
import { isTotalRow } from './total-row.ts'
import { livePlatformOf } from './values/live-platform.ts'
import { secondsOf } from './values/seconds.ts'
import { videoFields } from './values/video.ts'

const fields = {
  ...videoFields,
  watching: required(
    'decimal',
    'Still watching',
    '仍在观看',
    'audienceWatchRatio | watching | share watching | still watching | audience watch ratio | absolute audience retention (%) | audience retention (%) | audience retention | retention (%) | retention | 仍在观看 | 仍在观看比例 | 留存率 | 留存率(%) | 留存率（%） | 观看比例',
  ),
  position: field(
    'decimal',
    'Place in the video',
    '播放位置',
    'elapsedVideoTimeRatio | position | elapsed video time ratio | video position (%) | video position | position (%) | 播放位置 | 播放位置(%) | 播放位置（%） | 播放进度',
  ),
  second: field('text', 'Second', '秒', 'second | seconds | sec | time | 秒 | 秒数 | 时间点'),
  relative: field(
    'decimal',
    'Beside videos of like length',
    '相对留存',
    'relativeRetentionPerformance | relative | relative retention performance | relative audience retention (%) | 相对留存 | 相对留存表现',
  ),
}
type Name = keyof typeof fields

/** A share above this is a percentage without its sign. People who watch a moment again count again, so that a ratio may be above 1. */
const mostRatio = 3

export const videoRetention = defineConnector({
  id: 'video-retention',
  title: { en: 'Retention curves of videos', zh: '视频留存曲线' },
  doc: {
    en: 'The curve of who still watches: a line for each point. Rows of the YouTube Analytics API as they are (elapsedVideoTimeRatio, audienceWatchRatio, relativeRetentionPerformance), the table that YouTube Studio exports, or of any other platform a second and the share still watching; with the id of the video and its platform in columns beside. Shares are ratios (0.85), or percentages where the header or the cell says %. One moment that many watch again may be above 1. Chinese headers: 视频编号, 平台, 秒 (or 播放位置), 仍在观看.',
    zh: '观众留存曲线，每个点一行：可直接用 YouTube Analytics API 的行（elapsedVideoTimeRatio、audienceWatchRatio、relativeRetentionPerformance）、YouTube 工作室导出的表，或其他平台的“秒 + 仍在观看比例”；另需视频编号与平台两列。比例写 0.85；表头或单元格带 % 时按百分比读取。被反复观看的片段可大于 1。中文表头：视频编号、平台、秒（或播放位置）、仍在观看。',
  },
  facts: ['video_retention'],
  fields,
  oneOf: ['position', 'second'],
  sample: `video_id,platform,elapsedVideoTimeRatio,audienceWatchRatio,relativeRetentionPerformance
v-balcony-a,YouTube,0.01,1.04,0.61
v-balcony-a,YouTube,0.02,0.93,0.55
v-balcony-a,YouTube,0.03,0.71,0.42
`,
  open: () => ({
    row(row, emit) {
      if (isTotalRow(row.cells)) return 'ignored'
      const second = secondsOf(row, 'second')
      const position = second === undefined ? row.need(ratioOf(row, 'position', 1), 'position') : undefined
      emit('video_retention', {
        line_key: second === undefined ? `p${Number(position)}` : `s${second}`,
        platform: livePlatformOf(row),
        video_id: row.need(row.id('video') || undefined, 'video'),
        position,
        second: second === undefined ? undefined : String(second),
        watching: row.need(ratioOf(row, 'watching', mostRatio), 'watching'),
        relative: ratioOf(row, 'relative', mostRatio),
      })
    },
  }),
})

/** A share as a ratio between nothing and the most that it can be; percentages say so in the cell or in their header. */
function ratioOf(row: Row<Name>, name: Name, most: number): string | undefined {
  const text = row.text(name)
  const cell = /^(.*?)\s*[%％]$/.exec(text)?.[1]
  const plain = cell === undefined ? row.decimal(name) : cell.replace(',', '.')
  if (plain === undefined) return undefined
  const isPercent = cell !== undefined || /[%％]/.test(row.header(name))
  const ratio = Number(plain) / (isPercent ? 100 : 1)
  if (ratio >= 0 && ratio <= most) return String(ratio)
  throw new Unreadable(
    row.header(name),
    text,
    { en: 'This is no share between nothing and the most that it can be.', zh: '该值不是有效的比例。' },
    {
      en: 'Write a ratio such as 0.85, or say % in the header of the column.',
      zh: '请填写 0.85 这样的比例，或在列名中注明 %。',
    },
  )
}
