import type { Report } from '../src/activate/report/define.ts'

/** A report with one of everything, of a brand whose name is HTML. */
export const fullReport: Report = {
  brand: { id: 'brd_1', name: '<b>Acme & "Söhne"</b> 灵汐' },
  currency: 'INR',
  time_zone: 'Asia/Shanghai',
  days: { from: '2026-11-16', to: '2026-11-22' },
  before: { from: '2026-11-09', to: '2026-11-15' },
  reach: 'whole',
  data_until: '2026-11-25',
  latest: { from: '2026-11-16', to: '2026-11-22' },
  notes: [{ en: 'Amounts are in INR.', zh: '金额以 INR 计。' }],
  sections: [
    {
      id: 'contribution',
      title: { en: 'Contribution margin', zh: '边际贡献' },
      sources: [{ measure: 'contribution', title: { en: 'Contribution', zh: '边际贡献' } }],
      sentences: [{ en: 'Of ₹20,782, ₹6,865 are kept.', zh: '净销售额 ₹20,782 中留存 ₹6,865。' }],
      figures: [
        {
          label: { en: 'Net sales', zh: '净销售额' },
          unit: 'money',
          now: { value: 2_078_200, shown: { en: '₹20,782', zh: '₹20,782' } },
          before: { value: null, shown: { en: '–', zh: '–' } },
        },
        {
          label: { en: 'Surviving share', zh: '停投后毛利保有率' },
          unit: 'share',
          now: { value: 0.6, shown: { en: '60%', zh: '60%' } },
          interval: {
            low: { value: 0.5, shown: { en: '50%', zh: '50%' } },
            high: { value: 0.7, shown: { en: '70%', zh: '70%' } },
          },
        },
      ],
      table: {
        columns: [
          { label: { en: 'Store', zh: '店铺' }, unit: 'text' },
          { label: { en: 'CM3', zh: 'CM3' }, unit: 'money' },
        ],
        rows: [
          {
            cells: [
              { value: '<script>alert(1)</script>', shown: { en: '<script>alert(1)</script>', zh: '龘鱻 zł ฿ Łódź' } },
              { value: -500, shown: { en: '-₹5', zh: '-₹5' } },
            ],
            link: { label: { en: 'Orders', zh: '订单' }, path: '/orders', query: { store: 'a"><i>' } },
          },
        ],
        bar: 1,
      },
      links: [{ label: { en: 'Economics', zh: '经济' }, path: '/economics', query: { from: '2026-11-16' } }],
    },
    {
      id: 'toll-rate',
      title: { en: 'Toll rate', zh: '渠道费用率' },
      sources: [],
      problem: { en: 'No exchange rate for EUR on 2026-11-17.', zh: '缺少 2026-11-17 的 EUR 汇率。' },
      sentences: [],
      figures: [],
      links: [],
    },
  ],
}
