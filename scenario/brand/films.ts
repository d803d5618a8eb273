/**
 * What is planted in a video: a part (of twenty) in which people leave or stay, a product that comes late, no call, or a link that is
 * shown from one share of the length to another and nowhere else.
 */
export type Film = {
  creator: string
  /** Whether it is one of the posts below which a link of its own stands. */
  isLinked: boolean
  platform: 'youtube' | 'instagram'
  title: string
  seconds: number
  sku: string
  loses?: number
  holds?: number
  isLate?: true
  hasNoCall?: true
  linkAt?: readonly [from: number, until: number]
  versionOf?: string
}

type Planted = Pick<Film, 'loses' | 'holds' | 'isLate' | 'hasNoCall' | 'linkAt' | 'versionOf'>

const film =
  (platform: Film['platform'], creator: string, isLinked = true) =>
  (title: string, seconds: number, sku: string, planted: Planted = {}): Film => ({
    ...{ creator, isLinked, platform, title, seconds, sku },
    ...planted,
  })

/** Mia's stickers stay from the call to the end. */
const sticker = [0.6, 1] as const
const jonas = film('youtube', 'Jonas Brandt')
const haruka = film('youtube', '佐藤遥 Haruka Sato')
const ben = film('youtube', 'Ben Adeyemi', false)
const mia = film('instagram', 'Mia Hartley')
const priya = film('instagram', 'Priya Nair', false)

/** Videos of which a curve is known; each takes the latest post of its creator that none before it has. */
export const films: readonly Film[] = [
  haruka('夜のテント、灯りひとつ', 72, 'LT-LAN-01', { loses: 7 }),
  haruka('ランタン三つを比べる', 64, 'LT-LAN-10', { linkAt: [0.45, 0.75] }),
  haruka('雨の日の前室', 80, 'LT-LAN-05', { holds: 12 }),
  haruka('朝のコーヒーまで', 70, 'LT-DRK-07'),
  jonas('Ein Licht, drei Nächte', 76, 'LT-LAN-06', { isLate: true, linkAt: [0.92, 1] }),
  jonas('Packliste für zwei', 68, 'LT-TRV-04'),
  jonas('Regen, Wind, Laterne', 66, 'LT-LAN-08', { hasNoCall: true }),
  ben('Lumens at night, measured', 492, 'LT-LAN-05'),
  ben('What a rated hour is worth', 611, 'LT-LAN-01'),
  mia('Balcony, the long way', 40, 'LT-STR-01', { versionOf: 'balcony', loses: 5, linkAt: sticker }),
  mia('Balcony, product first', 40, 'LT-STR-01', { versionOf: 'balcony', linkAt: sticker }),
  mia('Three candles, one shelf', 60, 'LT-SCN-04', { linkAt: sticker }),
  mia('Sunday table', 40, 'LT-LAN-09', { holds: 9, linkAt: sticker }),
  mia('Blue hour', 60, 'LT-LAN-02', { linkAt: sticker }),
  priya('Shelf makeover', 40, 'LT-SCN-05'),
  priya('Rented flat, warm light', 60, 'LT-STR-03'),
]
