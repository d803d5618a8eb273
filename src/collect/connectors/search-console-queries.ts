import { defineConnector, type ReadOptions, type Row, Unreadable } from './define.ts'
import { field, required } from './field.ts'

const fields = {
  term: required('text', 'Query', '查询', 'Top queries | Query | Queries | 热门查询 | 查询 | 热门查询项'),
  day: field('day', 'Date', '日期', 'Date | Day | 日期'),
  page: field('text', 'Page', '网页', 'Page | Top pages | Landing page | URL | 网页 | 页面'),
  country: field('country', 'Country', '国家', 'Country | 国家/地区 | 国家'),
  device: field('text', 'Device', '设备', 'Device | 设备'),
  clicks: required('integer', 'Clicks', '点击次数', 'Clicks | 点击次数 | 点击'),
  impressions: required('integer', 'Impressions', '展示次数', 'Impressions | 展示次数 | 展示'),
  position: required('decimal', 'Position', '排名', 'Position | Average position | 排名 | 平均排名'),
}

export const searchConsoleQueries = defineConnector({
  id: 'search-console-queries',
  title: { en: 'Search Console queries', zh: 'Google Search Console 查询' },
  doc: {
    en: 'What people searched for before they came from Google. In Search Console: Performance → Search results → Export → Download CSV, and import Queries.csv of the zip. That file does not say its days: state the period you chose. Exports with a date column (from the interface or a connector) need no period.',
    zh: '用户从 Google 进入前搜索的内容。在 Search Console：效果 → 搜索结果 → 导出 → 下载 CSV，导入压缩包中的“查询”文件。该文件不含日期，请填写导出时选择的时间段。带日期列的导出无需填写。',
  },
  facts: ['search_terms'],
  fields,
  signature: ['Top queries', 'Query', 'Queries', '热门查询', '热门查询项', '查询'],
  options: { store: '', from: '', to: '' },
  sample: `Date,Top queries,Country,Clicks,Impressions,CTR,Position
2026-01-05,blue mug,United States,12,446,2.69%,4.2
2026-01-05,green tea gift,Germany,0,87,0%,11.85
`,
  open: ({ options }) => ({
    row(row, emit) {
      const term = row.need(row.text('term'), 'term')
      const country = row.country('country')
      emit('search_terms', {
        ...period(row, options),
        line_key: [term, row.text('page'), country, row.text('device')].join('|'),
        platform: 'google_search',
        term,
        page: row.text('page'),
        country,
        device: row.text('device').toLowerCase(),
        impressions: row.integer('impressions'),
        clicks: row.integer('clicks'),
        position: row.decimal('position'),
      })
    },
  }),
})

/** The row's own day, or the period the user states for a file without days. */
function period(row: Row<keyof typeof fields>, { from, to }: ReadOptions) {
  const day = row.header('day') ? row.need(row.day('day'), 'day') : undefined
  if (day) return { day_from: day, day_to: day }
  if (from && to) return { day_from: from, day_to: to }
  throw new Unreadable(
    'Date',
    '',
    { en: 'The file does not say which days it covers.', zh: '文件没有说明覆盖的日期。' },
    { en: 'State the first and the last day of the export.', zh: '请填写导出的起止日期。' },
  )
}
