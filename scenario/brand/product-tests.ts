import type { ProductTestInput } from '../../src/manage/product-test-input.ts'

type Candidate = ProductTestInput['candidates'][number]
type Verdict = 'go' | 'stop' | 'undecided'
/** How many of those who saw the page at a price were interested, and how many of those left their address. */
export type PageDemand = readonly [price: string, visitors: number, interested: number, preordered: number]
/** How many would pay a price and no more. */
export type Highest = readonly [price: string, people: number]

/** What is planted in the answers to one product, and what the verdict has to be. */
export type Planted = {
  verdict: Verdict
  /** The price that leaves most, where visitors were shown several. */
  bestPrice?: string
  page?: readonly PageDemand[]
  /** Of all who were asked. */
  interested?: number
  highest?: readonly Highest[]
}
export type TestedProducts = {
  definition: ProductTestInput
  isDecided: boolean
  /** Who was asked, by link; of a page its visitors are those of `planted`. */
  asked: readonly { audience: 'creators' | 'customers' | 'others'; market: string; label: string; people: number }[]
  planted: Readonly<Record<string, Planted>>
}

const candidate = (
  id: string,
  name: Record<string, string>,
  about: Record<string, string>,
  [planned_price, landed_cost, ...price_steps]: readonly [string, string, ...string[]],
): Candidate => ({ id, name, about, picture_text: {}, sku: '', market: '', planned_price, landed_cost, price_steps })

const plain = { each: false, required: true, options: [], most: 5, low: {}, high: {} }
const consent = {
  en: 'We keep your answers for this test, without your name, and delete them when it is over.',
  'zh-CN': '我们仅为本次测试保存您的回答，不记录姓名，测试结束后删除。',
}

/** Answers so far to three drafts: one that people want, one of which nobody can say yet, one that they do not want. */
const drafts: TestedProducts = {
  isDecided: false,
  definition: {
    ...{ name: 'Three drafts for spring', currency: 'USD', languages: ['en', 'zh-CN'], consent, contact_consent: {} },
    title: { en: 'Which of these should we make?', 'zh-CN': '我们该做哪一款？' },
    intro: { en: 'Three drafts. It takes two minutes.', 'zh-CN': '三款草图，两分钟即可答完。' },
    candidates: [
      candidate(
        'moon-shelf',
        { en: 'Moon shelf lamp', 'zh-CN': '月光置物灯' },
        { en: 'A shelf that glows from below.', 'zh-CN': '从底部透光的小搁板。' },
        ['49.00', '19.00', '39.00', '49.00', '59.00'],
      ),
      candidate(
        'tide-clock',
        { en: 'Tide clock', 'zh-CN': '潮汐钟' },
        { en: 'Tells high water by light.', 'zh-CN': '用光显示潮位。' },
        ['69.00', '31.00', '59.00', '69.00', '79.00'],
      ),
      candidate(
        'shell-dimmer',
        { en: 'Shell dimmer', 'zh-CN': '贝壳调光器' },
        { en: 'A dimmer in the shape of a shell.', 'zh-CN': '贝壳造型的调光器。' },
        ['29.00', '9.50', '24.00', '29.00', '34.00'],
      ),
    ],
    questions: [
      { ...plain, id: 'buy', kind: 'interest', text: { en: 'Would you buy it?', 'zh-CN': '您会买吗？' } },
      {
        ...{ ...plain, id: 'most', kind: 'price_ladder', required: false },
        text: { en: 'What is the most that you would pay?', 'zh-CN': '您最多愿意付多少？' },
      },
    ],
    ...{ minimum_answers: 30, goal_answers_percent: 40, goal_page_percent: 5 },
  },
  asked: [
    { audience: 'creators', market: 'US', label: 'Letter to creators', people: 34 },
    { audience: 'customers', market: 'GB', label: 'Letter to customers', people: 46 },
  ],
  planted: {
    'moon-shelf': {
      verdict: 'go',
      interested: 52,
      highest: [
        ['39.00', 15],
        ['49.00', 30],
        ['59.00', 12],
      ],
    },
    'tide-clock': {
      verdict: 'undecided',
      interested: 34,
      highest: [
        ['59.00', 18],
        ['69.00', 11],
        ['79.00', 5],
      ],
    },
    'shell-dimmer': {
      verdict: 'stop',
      interested: 11,
      highest: [
        ['24.00', 14],
        ['29.00', 5],
      ],
    },
  },
}

/** Pages before anything was made: visitors were shown one of three prices. The middle one leaves most. */
const prelaunch: TestedProducts = {
  isDecided: true,
  definition: {
    ...{ name: 'Before the harbour lamp was made', currency: 'USD', languages: ['en'], questions: [] },
    title: { en: 'Soon' },
    intro: { en: 'Not made yet. Tell us whether we should.' },
    consent: { en: consent.en },
    contact_consent: { en: 'Write to me once, when it is there.' },
    candidates: [
      candidate('harbour-lamp', { en: 'Harbour lamp, brass' }, { en: 'Brass, rechargeable, twelve hours.' }, [
        '79.00',
        '34.00',
        '69.00',
        '79.00',
        '99.00',
      ]),
      candidate('fog-horn', { en: 'Fog horn speaker' }, { en: 'A speaker in a horn.' }, [
        '129.00',
        '64.00',
        '109.00',
        '129.00',
      ]),
    ],
    ...{ minimum_answers: 100, goal_answers_percent: 40, goal_page_percent: 5 },
  },
  asked: [{ audience: 'others', market: 'US', label: 'Ads to the page', people: 0 }],
  planted: {
    'harbour-lamp': {
      ...{ verdict: 'go', bestPrice: '79.00' },
      page: [
        ['69.00', 240, 38, 3],
        ['79.00', 240, 36, 5],
        ['99.00', 240, 9, 1],
      ],
    },
    'fog-horn': {
      verdict: 'stop',
      page: [
        ['109.00', 210, 3, 0],
        ['129.00', 210, 2, 0],
      ],
    },
  },
}

export const productTests: readonly TestedProducts[] = [prelaunch, drafts]
