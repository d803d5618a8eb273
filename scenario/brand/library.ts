/** A right to show a picture somewhere: until so many days from the end of the scenario, null without end. */
type Right = readonly [channel: Channel, until: number | null, note: string]
type Channel = 'feed' | 'ad' | 'product_page' | 'live' | 'gallery' | 'email'
/** Where it is shown; a place in the feed is the latest post of its maker. */
type Place = readonly [channel: Channel, platform: string, reference: string, from: number, to?: number]
type Colour = readonly [red: number, green: number, blue: number]

export type LibraryItem = {
  file: string
  title: string
  alt: string
  creator?: string
  skus: readonly string[]
  markets: readonly string[]
  note?: string
  rights: readonly Right[]
  places: readonly Place[]
  /** An evening drawn by code: the sky above and below, and lamps by their place and size in shares of the width. */
  sky?: readonly [above: Colour, below: Colour]
  lamps?: readonly (readonly [x: number, y: number, size: number])[]
  text?: string
}

const dusk = [[38, 44, 84] as const, [226, 138, 92] as const] as const
const night = [[14, 18, 38] as const, [42, 62, 96] as const] as const
const dawn = [[124, 148, 186] as const, [246, 214, 176] as const] as const
const moss = [[28, 52, 48] as const, [128, 150, 104] as const] as const

const contract = (number: string) => `Contract ${number}`

/** What stands in the library: most may be shown, one right ends soon, one is over and still in use, one was never stated. */
export const library: readonly LibraryItem[] = [
  {
    ...{
      file: 'dusk-on-the-balcony.png',
      title: 'Dusk on the balcony',
      alt: 'A string of lamps before an evening sky',
    },
    ...{ creator: 'Mia Hartley', skus: ['LT-STR-01'], markets: ['US', 'GB'], sky: dusk },
    lamps: [
      [0.15, 0.3, 0.05],
      [0.32, 0.36, 0.05],
      [0.5, 0.38, 0.05],
      [0.68, 0.36, 0.05],
      [0.85, 0.3, 0.05],
    ],
    rights: [
      ['feed', null, contract('C-003')],
      ['ad', 120, contract('C-003')],
      ['gallery', 9, contract('C-003')],
    ],
    places: [
      ['feed', 'instagram', '', -40],
      ['ad', 'meta', 'prospecting-video', -60],
      ['gallery', '', '/', -35],
    ],
  },
  {
    ...{ file: 'lantern-at-night.png', title: 'One lantern, at night', alt: 'A lantern that lights a dark field' },
    ...{
      creator: '佐藤遥 Haruka Sato',
      skus: ['LT-LAN-01'],
      markets: ['JP', 'AU'],
      sky: night,
      lamps: [[0.5, 0.62, 0.16]],
    },
    rights: [
      ['feed', 200, contract('C-005')],
      ['product_page', null, contract('C-005')],
      ['gallery', 200, contract('C-005')],
    ],
    places: [
      ['feed', 'youtube', '', -50],
      ['product_page', '', '/products/tide-lantern-rechargeable', -70],
    ],
  },
  {
    ...{ file: 'tent-light.png', title: 'Light in the tent', alt: 'Two lamps beside a tent in the morning' },
    ...{ creator: 'Jonas Brandt', skus: ['LT-LAN-06', 'LT-LAN-05'], markets: ['DE', 'FR'], sky: dawn },
    lamps: [
      [0.3, 0.66, 0.08],
      [0.66, 0.7, 0.1],
    ],
    // It is over, and the campaign still shows it.
    rights: [
      ['feed', null, contract('C-004')],
      ['ad', -6, contract('C-004')],
      ['gallery', null, contract('C-004')],
    ],
    places: [
      ['ad', 'meta', 'retargeting-catalogue', -45],
      ['feed', 'youtube', '', -45],
    ],
  },
  {
    ...{ file: 'candle-shelf.png', title: 'Three candles on a shelf', alt: 'Three candles side by side' },
    ...{ creator: 'Priya Nair', skus: ['LT-SCN-04', 'LT-SCN-01'], markets: ['GB', 'US'], sky: dusk },
    lamps: [
      [0.28, 0.6, 0.06],
      [0.5, 0.56, 0.08],
      [0.72, 0.6, 0.06],
    ],
    rights: [
      ['feed', 21, contract('C-011')],
      ['gallery', 60, contract('C-011')],
      ['email', null, contract('C-011')],
    ],
    places: [['feed', 'instagram', '', -25]],
  },
  {
    ...{ file: 'garden-path.png', title: 'The garden path', alt: 'Small lamps along a path through a garden' },
    ...{ creator: 'Lena Vogt', skus: ['LT-LAN-06'], markets: ['DE'], sky: moss },
    lamps: [
      [0.22, 0.8, 0.06],
      [0.42, 0.68, 0.05],
      [0.58, 0.58, 0.04],
      [0.7, 0.5, 0.03],
    ],
    // Nobody has stated any right of it, and it stands on the page of a product.
    ...{ note: 'Asked on the phone; nothing in writing yet', rights: [] },
    places: [['product_page', '', '/products/fold-flat-solar-lantern', -20]],
  },
  {
    ...{
      file: 'market-stall.png',
      title: 'Behind the market stall',
      alt: 'A row of lanterns in the evening',
      skus: ['LT-LAN-02'],
    },
    ...{ creator: 'Grace Liu', markets: ['US'], sky: night },
    lamps: [
      [0.2, 0.4, 0.09],
      [0.4, 0.4, 0.09],
      [0.6, 0.4, 0.09],
      [0.8, 0.4, 0.09],
    ],
    rights: [
      ['live', null, contract('C-007')],
      ['feed', null, contract('C-007')],
      ['gallery', null, contract('C-007')],
    ],
    places: [['feed', 'tiktok', '', -30]],
  },
  {
    ...{
      file: 'catalogue-cover.png',
      title: 'Cover of the catalogue',
      alt: 'The sun going down',
      skus: [],
      markets: [],
    },
    ...{ sky: dusk, lamps: [[0.5, 0.55, 0.22]], note: 'Drawn in the house' },
    rights: [
      ['feed', null, ''],
      ['ad', null, ''],
      ['product_page', null, ''],
      ['gallery', null, ''],
      ['email', null, ''],
    ],
    places: [['ad', 'meta', 'prospecting-video', -120, -61]],
  },
  {
    ...{ file: 'care-of-lamps.txt', title: 'How to look after a lamp', alt: '', skus: ['LT-LAN-01', 'LT-LAN-02'] },
    markets: ['US', 'GB', 'AU'],
    text: 'Charge it before the first evening. Wipe it with a damp cloth. Store it half full, and dry.\n',
    ...{
      rights: [
        ['product_page', null, ''],
        ['email', null, ''],
      ],
      places: [],
    },
  },
]

/** The gallery on the home page: its pictures in their order, how often each was seen, and how often somebody clicked on it. */
export const homeGallery = {
  name: 'Home page',
  heading: 'Evenings of others',
  items: [
    ['dusk-on-the-balcony.png', 'LT-STR-01', 142, 11],
    ['market-stall.png', 'LT-LAN-02', 118, 14],
    ['candle-shelf.png', 'LT-SCN-04', 97, 3],
    ['lantern-at-night.png', 'LT-LAN-01', 74, 5],
  ] as const satisfies readonly (readonly [file: string, sku: string, views: number, clicks: number])[],
}
