import type { Day } from '../../src/kernel/time.ts'
import type { ScenarioChannel } from '../brand/storefronts.ts'

/** A stretch of days on which more, or less, is bought in some places, with the markdown and coupon code of the time. */
export type Occasion = {
  name: string
  /** First and last day as month and day, both counted. */
  from: string
  to: string
  lift: number
  channels?: readonly ScenarioChannel[]
  countries?: readonly string[]
  /** Percent off the price of the categories on sale. */
  markdownPercent?: number
  /** Own-site code and the percent it takes off. */
  code?: readonly [code: string, percent: number]
}

const fixed: readonly Occasion[] = [
  { name: 'New year quiet', from: '01-02', to: '01-20', lift: 0.85 },
  { name: 'Spring code', from: '03-18', to: '03-27', lift: 1.15, channels: ['own_site'], code: ['SPRING15', 15] },
  { name: 'Golden Week', from: '04-29', to: '05-05', lift: 1.4, channels: ['own_site'], countries: ['JP'] },
  {
    name: 'Mid-year festival 618',
    from: '06-16',
    to: '06-18',
    lift: 1.35,
    channels: ['tiktok_shop'],
    markdownPercent: 12,
  },
  { name: 'Prime Day', from: '07-08', to: '07-11', lift: 2.7, channels: ['amazon'], markdownPercent: 20 },
  { name: 'Summer code', from: '07-08', to: '07-14', lift: 1.2, channels: ['own_site'], code: ['SUMMER12', 12] },
  { name: 'Prime Big Deal Days', from: '10-07', to: '10-08', lift: 2.2, channels: ['amazon'], markdownPercent: 15 },
  {
    name: 'Double 11',
    from: '11-09',
    to: '11-11',
    lift: 1.6,
    channels: ['own_site', 'tiktok_shop'],
    markdownPercent: 11,
  },
  { name: 'Gifts', from: '12-01', to: '12-17', lift: 1.5 },
  { name: 'Holidays quiet', from: '12-22', to: '12-31', lift: 0.75, countries: ['US', 'DE', 'FR', 'JP'] },
  { name: 'Boxing Day', from: '12-26', to: '12-29', lift: 1.7, countries: ['GB', 'AU'], markdownPercent: 20 },
]

/** The occasions of a year; Black Friday follows the fourth Thursday of November. */
function occasionsOf(year: number): readonly Occasion[] {
  const firstWeekday = new Date(Date.UTC(year, 10, 1)).getUTCDay()
  const friday = 1 + ((4 - firstWeekday + 7) % 7) + 21 + 1
  const monthDay = (day: number) => new Date(Date.UTC(year, 10, day)).toISOString().slice(5, 10)
  return [
    ...fixed,
    {
      name: 'Black Friday',
      from: monthDay(friday - 4),
      to: monthDay(friday + 3),
      lift: 2.4,
      markdownPercent: 25,
      code: ['BLACK10', 10],
    },
  ]
}

const cache = new Map<number, readonly Occasion[]>()

/** The occasions of one day in one place. */
export function occasionsOn(day: Day, channel: ScenarioChannel, country: string): Occasion[] {
  const year = Number(day.slice(0, 4))
  const occasions = cache.get(year) ?? occasionsOf(year)
  cache.set(year, occasions)
  const monthDay = day.slice(5)
  return occasions.filter(
    ({ from, to, channels, countries }) =>
      from <= monthDay &&
      monthDay <= to &&
      (channels?.includes(channel) ?? true) &&
      (countries?.includes(country) ?? true),
  )
}

/** What demand is multiplied by: the year's slow wave, the weekday, growth since the start, and the occasions. */
export function season(day: Day, index: number, occasions: readonly Occasion[]): number {
  const dayOfYear = (Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000
  const wave = 1 + 0.1 * Math.cos((2 * Math.PI * (dayOfYear - 335)) / 365.25)
  const weekday = [1.08, 1.04, 0.97, 0.95, 0.96, 0.98, 1.02][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 1
  const growth = 1 + (0.28 * index) / 365
  return occasions.reduce((all, { lift }) => all * lift, wave * weekday * growth)
}

/** Weight of a category in a month (1 to 12): light and scent sell in the dark months, throws and carry in summer. */
export function categorySeason(category: string, month: number): number {
  const summer = Math.cos((2 * Math.PI * (month - 7)) / 12)
  const swing = { Lanterns: 0.15, 'String lights': -0.25, Scent: -0.35, Throws: 0.3, Drinkware: 0.2, Carry: 0.35 }[
    category
  ]
  return 1 + (swing ?? 0) * summer
}
