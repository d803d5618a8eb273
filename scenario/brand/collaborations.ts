/** What a creator and the brand agreed. Days count from the end of the scenario, those before it below zero. */
export type Terms = {
  percent: number
  claims: readonly ('link' | 'coupon' | 'declared')[]
  startsOn: number
  holdDays: number
  /** Minor units of the brand's currency. */
  orderCap?: number
  cap?: number
}

/** Goods that go to a creator: from where, how, for what (minor units of a currency), and when what became of them. */
export type Sample = {
  sku: string
  stock: 'CN' | 'US' | 'GB' | 'DE'
  route: string
  cost?: readonly [minor: number, currency: string]
  customs?: string
  sentOn?: number
  receivedOn?: number
  postedOn?: number
}

export type Agreement = {
  creator: string
  title: string
  stage: 'found' | 'contacted' | 'agreed' | 'sample_sent' | 'posted' | 'paid'
  dueOn?: number
  remindOn?: number
  /** By when the first post was agreed, and when it came out. */
  postDueOn?: number
  postedOn?: number
  notes?: string
  contract?: string
  rights?: string
  fee?: readonly [minor: number, currency: string, per: 'collaboration' | 'post']
  posts?: number
  terms?: Terms
  samples: readonly Sample[]
}

const early = (
  creator: string,
  stage: 'found' | 'contacted' | 'agreed',
  title: string,
  dueOn?: number,
  more: Partial<Agreement> = {},
): Agreement => ({ creator, title, stage, samples: [], ...(dueOn !== undefined && { dueOn }), ...more })

type Dates = readonly [sentOn?: number, receivedOn?: number, postedOn?: number]
const sent = (
  sku: string,
  stock: Sample['stock'],
  route: string,
  cost: Sample['cost'],
  [sentOn, receivedOn, postedOn]: Dates,
  customs?: string,
): Sample => ({
  ...{ sku, stock, route },
  ...(cost && { cost }),
  ...(customs !== undefined && { customs }),
  ...(sentOn !== undefined && { sentOn }),
  ...(receivedOn !== undefined && { receivedOn }),
  ...(postedOn !== undefined && { postedOn }),
})

const [lamp, mini, glow, bottle, candle] = ['LT-LAN-01', 'LT-LAN-02', 'LT-STR-01', 'LT-DRK-01', 'LT-SCN-01'] as const
const battery = 'HS 9405.42, lithium battery UN 3481, declared 12.00 USD'
const paidDuty = 'DDP, duties are ours'
const [express, postal, domestic] = ['Express, air', 'Postal line, air', 'Parcel, domestic'] as const
const may = (until: string) => `Feed and ads until ${until}, no editing of faces`

/** One agreement with each creator of the book, on every stage of the board. */
export const agreements: readonly Agreement[] = [
  early('Max Berger', 'found', 'Reading lantern on the desk', 6),
  early('Amélie Roux', 'found', 'Lanterns between the beds', 9),
  early('Theo Blanc', 'found', 'Bivouac at dusk', 12, { notes: 'Asks for a solar lamp' }),
  early('阿澈 Che', 'found', '桌面灯光改造'),
  early('Dan Whitlock', 'contacted', 'Camp kit in three videos', 3, { remindOn: 1, notes: 'Price list asked for' }),
  early('Ivy Chen', 'contacted', 'Evening routine', -2, {
    notes: '9,800 USD a video; asked for less with a commission',
  }),
  early('Tess Moreau', 'contacted', 'Lumière du soir', 5, { remindOn: 0 }),
  early('Lux Aurora', 'contacted', 'Gift guide', 8, { notes: 'Look at the scorecard before going on' }),
  early('Ben Adeyemi', 'agreed', 'Light lab: lumens at night', 4, {
    ...{ contract: 'C-014', rights: may('the end of next year'), fee: [90_000, 'GBP', 'collaboration'] },
    terms: { percent: 10, claims: ['link', 'coupon'], startsOn: 0, holdDays: 30, cap: 150_000 },
    samples: [sent(lamp, 'GB', domestic, [2_140, 'GBP'], [])],
  }),
  early('Chloe Park', 'agreed', 'Studio corner', -1, { contract: 'C-015', fee: [42_000, 'USD', 'collaboration'] }),
  early('林小满', 'agreed', '卧室小夜灯', 2, { remindOn: -1, samples: [sent(mini, 'CN', '国内快递', undefined, [])] }),
  early('Ruby Walsh', 'agreed', 'Verandah before and after', 7, {
    terms: { percent: 8, claims: ['link'], startsOn: -5, holdDays: 30 },
    samples: [sent(glow, 'CN', postal, undefined, [], paidDuty)],
  }),
  {
    ...{ creator: 'Emma Larsen', title: 'Allotment evenings', stage: 'sample_sent', dueOn: 10 },
    samples: [sent(mini, 'GB', domestic, [1_290, 'GBP'], [-6])],
  },
  {
    ...{ creator: 'Lena Vogt', title: 'Garten bei Nacht', stage: 'sample_sent', dueOn: -4, postDueOn: -4 },
    samples: [
      sent(glow, 'CN', postal, [1_880, 'USD'], [-31], battery),
      sent(candle, 'DE', domestic, undefined, [-30, -28]),
    ],
  },
  {
    ...{ creator: 'Kai Nakamura', title: '焚き火のあかり', stage: 'sample_sent', dueOn: 3, remindOn: 0 },
    samples: [sent(lamp, 'CN', express, [3_150, 'USD'], [-9], battery)],
  },
  {
    ...{ creator: '周周爱露营', title: '露营氛围灯实测', stage: 'sample_sent', dueOn: 5 },
    samples: [sent('LT-LAN-05', 'CN', '国内快递', [9_800, 'CNY'], [-12, -10])],
  },
  {
    ...{ creator: 'Noah Fields', title: 'Festoon over the pergola', stage: 'sample_sent', dueOn: 6 },
    samples: [sent('LT-STR-07', 'CN', express, [4_420, 'USD'], [-20, -13], paidDuty)],
  },
  {
    ...{ creator: 'Sofia Marín', title: 'Live on TikTok Shop', stage: 'posted', dueOn: 9, contract: 'C-009' },
    ...{ postDueOn: -36, postedOn: -36 },
    terms: { percent: 12, claims: ['declared'], startsOn: -60, holdDays: 30, cap: 30_000 },
    samples: [
      sent(mini, 'US', domestic, [1_480, 'USD'], [-52, -48, -36]),
      sent(candle, 'US', domestic, [1_120, 'USD'], [-52, -48, -36]),
      sent('LT-THR-01', 'US', domestic, [2_310, 'USD'], [-52, -48]),
    ],
  },
  {
    ...{ creator: 'Owen Pike', title: 'Van kit, live', stage: 'posted', dueOn: 11, contract: 'C-010' },
    ...{ postDueOn: -52, postedOn: -46 },
    terms: { percent: 10, claims: ['declared', 'link'], startsOn: -60, holdDays: 30, cap: 2_000 },
    samples: [
      sent('LT-LAN-06', 'CN', express, [2_760, 'USD'], [-66, -58, -46], battery),
      sent(bottle, 'GB', domestic, [990, 'GBP'], [-55, -53, -46]),
    ],
  },
  {
    ...{ creator: 'Priya Nair', title: 'Balcony series', stage: 'posted', dueOn: 2, posts: 2 },
    ...{ postDueOn: -28, postedOn: -25 },
    ...{ fee: [38_000, 'USD', 'post'], contract: 'C-011', rights: may('the end of this year') },
    samples: [
      sent(glow, 'GB', domestic, [1_610, 'GBP'], [-40, -37, -25]),
      sent(mini, 'CN', postal, [1_540, 'USD'], [-44, -30, -11], battery),
    ],
  },
  {
    ...{ creator: 'Marco Stein', title: 'Nachtlager', stage: 'posted', dueOn: -3, postDueOn: -14, postedOn: -15 },
    samples: [sent('LT-LAN-05', 'CN', express, undefined, [-33, -26, -15], battery)],
  },
  {
    ...{ creator: 'Mia Hartley', title: 'Dusk, all year', stage: 'paid', contract: 'C-003' },
    ...{ postDueOn: -103, postedOn: -104 },
    ...{ fee: [65_000, 'USD', 'collaboration'], rights: may('the end of this year') },
    terms: { percent: 10, claims: ['coupon', 'link'], startsOn: -110, holdDays: 30, orderCap: 1_000 },
    samples: [
      sent(lamp, 'US', domestic, [2_020, 'USD'], [-118, -115, -104]),
      sent('LT-SCN-04', 'US', domestic, [2_870, 'USD'], [-118, -115, -97]),
    ],
  },
  {
    ...{ creator: 'Jonas Brandt', title: 'Draußen schlafen', stage: 'paid', contract: 'C-004' },
    ...{ postDueOn: -108, postedOn: -108 },
    ...{ fee: [140_000, 'EUR', 'collaboration'], rights: may('the end of this year') },
    terms: { percent: 8, claims: ['coupon', 'link'], startsOn: -110, holdDays: 30 },
    samples: [sent('LT-LAN-05', 'DE', domestic, [3_240, 'EUR'], [-121, -118, -108])],
  },
  {
    ...{ creator: '佐藤遥 Haruka Sato', title: '週末キャンプの灯り', stage: 'paid', contract: 'C-005' },
    fee: [120_000, 'JPY', 'collaboration'],
    terms: { percent: 8, claims: ['coupon', 'link'], startsOn: -110, holdDays: 45 },
    samples: [
      sent(lamp, 'CN', express, [3_090, 'USD'], [-125, -119, -109], battery),
      sent(bottle, 'CN', express, [1_370, 'USD'], [-125, -119]),
    ],
  },
  {
    ...{ creator: 'Grace Liu', title: 'Live on TikTok Shop', stage: 'posted', dueOn: 4, contract: 'C-007' },
    ...{ postDueOn: -52, postedOn: -54 },
    terms: { percent: 15, claims: ['declared', 'coupon'], startsOn: -60, holdDays: 14, orderCap: 500 },
    samples: [
      sent(mini, 'US', domestic, [1_480, 'USD'], [-68, -64, -54]),
      sent(glow, 'US', domestic, [1_930, 'USD'], [-68, -64, -54]),
      sent(candle, 'US', domestic, [1_120, 'USD'], [-68, -64]),
    ],
  },
]

/** The codes under which hosts report the orders of their sessions. */
export const reportCodes: Readonly<Record<string, string>> = {
  'graceliu.glow': 'graceliu-live',
  'sofia.en.casa': 'sofia-live',
  'owenpike.outside': 'owenpike-live',
}

/** What is stated for payment: whose statement, of which days, and when it was paid, if it was. */
export const settlements: readonly { creator: string; from: number; to: number; paidOn?: number }[] = [
  { creator: 'Mia Hartley', from: -110, to: -45, paidOn: -10 },
  { creator: 'Jonas Brandt', from: -110, to: -45, paidOn: -10 },
  { creator: '佐藤遥 Haruka Sato', from: -110, to: -60, paidOn: -10 },
  { creator: 'Grace Liu', from: -60, to: -20 },
]
