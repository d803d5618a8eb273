/** A chat group of the scenario: who leads it, how its people name it, and which share of a market's people who come straight away are its. */
export type Group = {
  code: string
  kind: 'whatsapp' | 'group'
  title: string
  leader: string
  account: string
  country: 'US' | 'GB' | 'JP'
  share: number
}

/** Groups of which somebody notes the orders, for so many days by the end. Their leaders are not in the creator book. */
export const notedDays = 75
export const groups: readonly Group[] = [
  {
    ...{ code: 'group-patio', kind: 'whatsapp', title: 'Patio evenings', leader: 'Dana Cole' },
    ...{ account: '+12025550143', country: 'US', share: 0.4 },
  },
  {
    ...{ code: 'group-takibi', kind: 'group', title: '週末焚き火部', leader: '岡田まこと' },
    ...{ account: '', country: 'JP', share: 0.7 },
  },
  {
    ...{ code: 'group-van', kind: 'group', title: 'Vans of the north', leader: 'Dana Cole' },
    ...{ account: '', country: 'GB', share: 0.5 },
  },
]
