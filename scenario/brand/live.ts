import type { ScenarioChannel } from './storefronts.ts'

/** A live session of the scenario with what is true of it: whom it drew, and what it sold. */
export type Broadcast = {
  id: string
  platform: 'tiktok' | 'instagram'
  title: string
  host: string
  channel: ScenarioChannel
  store: string
  country: 'US' | 'GB'
  /** Days between it and the end of the scenario, and hours into its day, where the brand lives. */
  daysBefore: number
  hour: number
  minutes: number
  /** Orders that it brings in the model's base size. */
  pull: number
  /** Viewers at its best moment. */
  peak: number
  /** Money of its market, in minor units; undefined where nobody stated it. */
  hostFee: number
  otherFees: number | undefined
  gifts: number | undefined
  coupon: string
  /** What is shown, one after the other, with how much of the orders each takes. */
  shown: readonly (readonly [sku: string, share: number])[]
}

type Host = Omit<Broadcast, 'id' | 'title' | 'daysBefore' | 'shown'>

const grace: Host = {
  ...{ platform: 'tiktok', host: 'graceliu.glow', channel: 'tiktok_shop', store: 'tiktok-us', country: 'US' },
  ...{ hour: 9, minutes: 120, pull: 40, peak: 1_900, hostFee: 26_000, otherFees: 4_000, gifts: 3_150, coupon: '' },
}
const sofia: Host = {
  ...{ platform: 'tiktok', host: 'sofia.en.casa', channel: 'tiktok_shop', store: 'tiktok-us', country: 'US' },
  ...{ hour: 10, minutes: 90, pull: 21, peak: 820, hostFee: 18_000, otherFees: undefined, gifts: 1_240, coupon: '' },
}
const owen: Host = {
  ...{ platform: 'tiktok', host: 'owenpike.outside', channel: 'tiktok_shop', store: 'tiktok-uk', country: 'GB' },
  ...{ hour: 3, minutes: 75, pull: 18, peak: 540, hostFee: 12_000, otherFees: 2_500, gifts: undefined, coupon: '' },
}
/** She sells on the brand's own site, where only her coupon tells whose an order is. */
const mia: Host = {
  ...{ platform: 'instagram', host: 'mia.at.dusk', channel: 'own_site', store: 'lumen-tide-us', country: 'US' },
  ...{ hour: 8, minutes: 60, pull: 0, peak: 430, hostFee: 30_000, otherFees: 0, gifts: undefined, coupon: 'MIA10' },
}

const lights = [['LT-LAN-02', 4] as const, ['LT-STR-03', 2] as const, ['LT-LAN-01', 3] as const]
const home = [['LT-SCN-01', 3] as const, ['LT-THR-01', 1] as const, ['LT-DRK-05', 2] as const]
const outdoor = [['LT-LAN-06', 3] as const, ['LT-DRK-01', 3] as const, ['LT-TRV-01', 1] as const]

/** The sessions of the scenario, in weeks of their own so that what is usual is known, hosts more than once. */
export const broadcasts: readonly Broadcast[] = [
  { ...grace, id: 'L-101', title: 'Lights for long evenings', daysBefore: 54, shown: [...lights, ...home] },
  { ...owen, id: 'L-102', title: 'What goes into the van', daysBefore: 46, shown: outdoor },
  { ...grace, id: 'L-103', title: 'Balcony in an hour', daysBefore: 40, shown: [...lights, ...outdoor] },
  { ...sofia, id: 'L-104', title: 'La terraza, de noche', daysBefore: 36, shown: [...home, ['LT-LAN-02', 3]] },
  { ...mia, id: 'L-105', title: 'Dusk, live', daysBefore: 30, shown: lights },
  { ...grace, id: 'L-106', title: 'Lanterns and what goes with them', daysBefore: 26, shown: [...lights, ...home] },
  { ...sofia, id: 'L-107', title: 'Casa con luz', daysBefore: 22, shown: [...home, ['LT-STR-03', 2]] },
  { ...owen, id: 'L-108', title: 'One lamp, three nights out', daysBefore: 18, shown: outdoor },
  { ...grace, id: 'L-109', title: 'Gifts under fifty', daysBefore: 12, shown: [...home, ...lights] },
  { ...sofia, id: 'L-110', title: 'Regalos con luz', daysBefore: 8, shown: [['LT-LAN-02', 3], ...home] },
]
