import type { ProductTestInput } from '../src/manage/product-test-input.ts'

/** A test of two products with a question of each kind, in English and Chinese. */
export const twoLamps: ProductTestInput = {
  name: 'Lamps for spring',
  currency: 'USD',
  languages: ['en', 'zh-CN'],
  title: { en: 'Which lamp would you buy?', 'zh-CN': '您会买哪款灯？' },
  intro: { en: 'Two lamps that we think of making.' },
  consent: { en: 'We keep your answers for this test.', 'zh-CN': '我们仅为本次测试保存您的回答。' },
  contact_consent: { en: 'Write to me once about this lamp.' },
  candidates: [
    {
      id: 'moon',
      name: { en: 'Moon lamp', 'zh-CN': '月亮灯' },
      about: { en: 'A lamp like a <b>moon</b>.' },
      picture_text: { en: 'A round lamp' },
      sku: 'LAMP-M',
      market: '',
      planned_price: '30.00',
      landed_cost: '10.00',
      price_steps: ['20.00', '30.00', '40.00'],
    },
    {
      id: 'sun',
      name: { en: 'Sun lamp' },
      about: {},
      picture_text: {},
      sku: '',
      market: 'GB',
      planned_price: '25.00',
      landed_cost: null,
      price_steps: ['20.00', '25.00'],
    },
  ],
  questions: [
    { id: 'buy', kind: 'interest', text: { en: 'Would you buy it?' }, ...plainQuestion() },
    { id: 'most', kind: 'price_ladder', text: { en: 'How much would you pay?' }, ...plainQuestion(false) },
    { id: 'four', kind: 'price_sensitivity', text: { en: 'Four prices' }, ...plainQuestion(false) },
    {
      ...plainQuestion(),
      ...{ id: 'room', kind: 'single', text: { en: 'For which room?' } },
      options: [
        { id: 'bed', label: { en: 'Bedroom' } },
        { id: 'living', label: { en: 'Living room' } },
      ],
    },
    { id: 'why', kind: 'text', text: { en: 'Why?' }, ...plainQuestion(false) },
  ],
  minimum_answers: 5,
  goal_answers_percent: 40,
  goal_page_percent: 5,
}

function plainQuestion(required = true) {
  return { each: false, required, options: [], most: 5, low: {}, high: {} }
}
