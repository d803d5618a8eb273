/** A product: base price in US dollars; landed cost in Chinese yuan at the start; popularity and season are weights. */
export type ScenarioProduct = {
  sku: string
  asin: string
  title: string
  category: string
  basePrice: number
  costYuan: number
  popularity: number
  /** Share of its customers who send it back. */
  returnRate: number
  /** What Amazon charges for picking, packing and sending one unit, in US dollars. */
  fulfilmentFee: number
}

type Row = readonly [title: string, basePrice: number, costYuan: number, popularity: number]
type Category = { code: string; name: string; returnRate: number; fulfilmentFee: number; rows: readonly Row[] }

const categories: readonly Category[] = [
  {
    code: 'LAN',
    name: 'Lanterns',
    returnRate: 0.045,
    fulfilmentFee: 5.12,
    rows: [
      ['Tide Lantern, rechargeable', 49, 98, 10],
      ['Tide Lantern Mini', 29, 55, 12],
      ['Harbour Lantern, brass', 79, 176, 4],
      ['Harbour Lantern, black', 79, 172, 5],
      ['Camp Lantern 1000', 59, 121, 6],
      ['Fold-flat Solar Lantern', 24, 41, 11],
      ['Reading Lantern with clip', 34, 62, 5],
      ['Storm Lantern, oil', 45, 92, 2],
      ['Table Lantern, paper', 39, 71, 3],
      ['Lantern Trio', 119, 243, 2],
    ],
  },
  {
    code: 'STR',
    name: 'String lights',
    returnRate: 0.06,
    fulfilmentFee: 4.35,
    rows: [
      ['Globe String 8 m', 36, 66, 9],
      ['Globe String 15 m', 54, 104, 6],
      ['Solar String 12 m', 32, 57, 9],
      ['Copper Wire 10 m', 18, 24, 12],
      ['Curtain Lights', 42, 78, 4],
      ['Net Lights', 38, 70, 2],
      ['Festoon, shatterproof 10 m', 64, 131, 4],
      ['Spare bulbs, set of 6', 14, 17, 5],
      ['Smart Dimmer', 26, 51, 3],
      ['Star Cluster', 46, 88, 3],
    ],
  },
  {
    code: 'SCN',
    name: 'Scent',
    returnRate: 0.02,
    fulfilmentFee: 3.86,
    rows: [
      ['Sea Salt Candle', 28, 42, 10],
      ['Cedar Smoke Candle', 28, 43, 8],
      ['Yuzu Candle', 28, 42, 7],
      ['Candle Trio', 72, 116, 4],
      ['Citronella Tin', 16, 22, 8],
      ['Reed Diffuser, Tide', 38, 61, 5],
      ['Reed Diffuser, Moss', 38, 62, 4],
      ['Incense, 40 sticks', 14, 16, 5],
      ['Mist Diffuser, ceramic', 68, 148, 4],
      ['Diffuser Oil Set', 32, 47, 6],
    ],
  },
  {
    code: 'THR',
    name: 'Throws',
    returnRate: 0.08,
    fulfilmentFee: 6.9,
    rows: [
      ['Waffle Throw', 58, 112, 5],
      ['Recycled Wool Blanket', 84, 181, 4],
      ['Picnic Blanket, waxed back', 62, 124, 6],
      ['Picnic Blanket XL', 88, 178, 3],
      ['Beach Towel, fast dry', 34, 58, 9],
      ['Beach Towel, pair', 58, 102, 4],
      ['Poncho Towel', 48, 93, 3],
      ['Cushion, outdoor', 36, 69, 4],
      ['Cushion, pair', 64, 124, 2],
      ['Hammock Throw', 98, 214, 1],
    ],
  },
  {
    code: 'DRK',
    name: 'Drinkware',
    returnRate: 0.03,
    fulfilmentFee: 4.6,
    rows: [
      ['Trail Bottle 600', 32, 56, 11],
      ['Trail Bottle 1000', 38, 69, 8],
      ['Enamel Mug', 16, 21, 9],
      ['Enamel Mug, set of 4', 56, 79, 4],
      ['Insulated Tumbler', 28, 47, 10],
      ['Wine Tumbler, pair', 44, 78, 4],
      ['Pour-over Kit', 52, 98, 3],
      ['Tea Flask, bamboo', 36, 64, 5],
      ['Straw Lid', 9, 9, 6],
      ['Bottle Brush', 8, 8, 5],
    ],
  },
  {
    code: 'TRV',
    name: 'Carry',
    returnRate: 0.05,
    fulfilmentFee: 5.4,
    rows: [
      ['Cool Bag 12 L', 46, 87, 6],
      ['Cool Bag 24 L', 68, 133, 4],
      ['Roll-top Tote', 42, 80, 6],
      ['Dry Sack, set of 3', 28, 44, 6],
      ['Picnic Backpack', 124, 262, 2],
      ['Wash Bag', 26, 44, 5],
      ['Packing Cubes', 34, 56, 7],
      ['Ground Stakes', 12, 13, 4],
      ['Folding Stool', 38, 77, 3],
      ['Gift Box', 10, 11, 6],
    ],
  },
]

/** The sixty products of the brand. */
export const products: readonly ScenarioProduct[] = categories.flatMap((category, c) =>
  category.rows.map(([title, basePrice, costYuan, popularity], i) => ({
    sku: `LT-${category.code}-${String(i + 1).padStart(2, '0')}`,
    asin: `B0LT${category.code}${String(c * 10 + i).padStart(3, '0')}`,
    title,
    category: category.name,
    basePrice,
    costYuan,
    popularity,
    returnRate: category.returnRate,
    fulfilmentFee: category.fulfilmentFee,
  })),
)
