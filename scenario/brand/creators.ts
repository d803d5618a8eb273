/** An account of a creator. `former` is the handle that it had until a share of the scenario's days was over. */
export type CastAccount = {
  platform: 'tiktok' | 'instagram' | 'youtube' | 'xiaohongshu'
  handle: string
  followers: number
  former?: readonly [handle: string, until: number]
}

/** A creator with what is true of their posts. */
export type CastCreator = {
  name: string
  category: string
  markets: readonly string[]
  language: string
  accounts: readonly CastAccount[]
  /** The campaign under which they are paid, and whose clicks their links bring. */
  campaign?: string
  price: string
  /** Days between posts, on average. */
  everyDays: number
  /** Views of a usual post for each follower, and the standard deviation of their logarithm. */
  viewed: number
  spread: number
  /** Interactions ÷ views of an own post, on average; the same of a sponsored one, for each of an own one. */
  engaged: number
  response: number
  /** Share of posts that somebody pays for. */
  sponsored: number
  /** What is odd about them: an audience that was bought, counts that fell, a post taken down. */
  odd?: 'bought' | 'fell' | 'deleted'
  /** Who posts about the brand without being in its book. */
  isStranger?: true
}

type Account = readonly [CastAccount['platform'], string, number, (readonly [string, number])?]
type Habits = Pick<CastCreator, 'everyDays' | 'viewed' | 'spread' | 'engaged' | 'response' | 'sponsored'>
type More = Pick<CastCreator, 'campaign' | 'price' | 'odd' | 'isStranger'>

const creator = (
  name: string,
  [category, language, ...markets]: readonly [string, string, ...string[]],
  accounts: readonly Account[],
  [everyDays, viewed, spread, engaged, response, sponsored]: readonly [number, number, number, number, number, number],
  more: Partial<More> = {},
): CastCreator => {
  const habits: Habits = { everyDays, viewed, spread, engaged, response, sponsored }
  const known = accounts.map(([platform, handle, followers, former]) => {
    return { platform, handle, followers, ...(former && { former }) }
  })
  return { name, category, language, markets, accounts: known, price: '', ...habits, ...more }
}

/** The creators of the scenario: those who are paid and linked, those who got a lamp, and those who only post about it. */
export const cast: readonly CastCreator[] = [
  creator(
    'Mia Hartley',
    ['home', 'en', 'US'],
    [
      ['instagram', 'mia.at.dusk', 184_000],
      ['tiktok', 'mia.at.dusk', 92_000],
    ],
    [6, 0.21, 0.55, 0.061, 0.83, 0.12],
    { campaign: 'creator-mia', price: '650.00' },
  ),
  creator(
    'Jonas Brandt',
    ['outdoor', 'de', 'DE', 'FR'],
    [
      ['youtube', 'jonasdraussen', 412_000],
      ['instagram', 'jonas.draussen', 58_000],
    ],
    [11, 0.16, 0.6, 0.044, 0.9, 0.1],
    { campaign: 'creator-jonas', price: '1400.00' },
  ),
  creator(
    '佐藤遥 Haruka Sato',
    ['outdoor', 'ja', 'JP', 'AU'],
    [['youtube', 'haruka.camp', 236_000, ['haruka.outdoors', 0.4]]],
    [9, 0.19, 0.5, 0.052, 0.95, 0.08],
    { campaign: 'creator-haruka', price: '900.00' },
  ),
  creator(
    'Priya Nair',
    ['home', 'en', 'GB', 'US'],
    [
      ['tiktok', 'priya.makes.home', 64_000, ['priyanair_', 0.55]],
      ['instagram', 'priya.makes.home', 41_000],
      ['youtube', 'PriyaMakesHome', 12_500],
    ],
    [4, 0.34, 0.7, 0.072, 0.78, 0.22],
    { price: '380.00' },
  ),
  creator(
    'Owen Pike',
    ['outdoor', 'en', 'GB'],
    [['tiktok', 'owenpike.outside', 27_000]],
    [5, 0.3, 0.8, 0.08, 0.7, 0.3],
  ),
  creator(
    'Tess Moreau',
    ['home', 'fr', 'FR'],
    [['instagram', 'tess.lumiere', 38_500]],
    [7, 0.22, 0.5, 0.05, 0.8, 0.25],
  ),
  creator(
    'Lena Vogt',
    ['garden', 'de', 'DE'],
    [['instagram', 'lena.im.garten', 22_400]],
    [6, 0.26, 0.5, 0.066, 0.9, 0.15],
  ),
  creator(
    'Ben Adeyemi',
    ['tech', 'en', 'GB', 'US'],
    [['youtube', 'benlightlab', 148_000]],
    [12, 0.2, 0.6, 0.046, 1.05, 0.2],
  ),
  creator(
    'Sofia Marín',
    ['home', 'es', 'US'],
    [['tiktok', 'sofia.en.casa', 71_000]],
    [4, 0.36, 0.9, 0.083, 0.72, 0.35],
  ),
  creator('Kai Nakamura', ['outdoor', 'ja', 'JP'], [['tiktok', 'kai_takibi', 18_900]], [5, 0.41, 0.8, 0.09, 0.85, 0.1]),
  creator(
    'Amélie Roux',
    ['garden', 'fr', 'FR'],
    [['instagram', 'amelie.jardin', 9_300]],
    [8, 0.3, 0.5, 0.07, 0.92, 0.05],
  ),
  creator(
    'Dan Whitlock',
    ['outdoor', 'en', 'US'],
    [['youtube', 'whitlockcamps', 655_000]],
    [14, 0.14, 0.6, 0.038, 0.88, 0.3],
    {
      price: '3200.00',
    },
  ),
  creator(
    'Grace Liu',
    ['home', 'en', 'US', 'AU'],
    [['tiktok', 'graceliu.glow', 238_000]],
    [4, 0.28, 0.9, 0.065, 0.75, 0.4],
    {
      price: '1100.00',
    },
  ),
  creator(
    'Marco Stein',
    ['outdoor', 'de', 'DE'],
    [['tiktok', 'marco.draussen', 8_200]],
    [6, 0.5, 0.9, 0.095, 0.9, 0.08],
  ),
  creator(
    'Ivy Chen',
    ['beauty', 'en', 'US'],
    [['tiktok', 'ivy.evenings', 1_320_000]],
    [5, 0.22, 0.9, 0.055, 0.6, 0.55],
    {
      price: '9800.00',
    },
  ),
  creator(
    '林小满',
    ['home', 'zh', 'CN'],
    [['xiaohongshu', 'linxiaoman.deng', 46_000]],
    [5, 0.33, 0.6, 0.088, 0.86, 0.3],
  ),
  creator(
    '周周爱露营',
    ['outdoor', 'zh', 'CN'],
    [['xiaohongshu', 'zhouzhou.camp', 128_000]],
    [6, 0.27, 0.6, 0.076, 0.8, 0.45],
  ),
  creator('阿澈 Che', ['tech', 'zh', 'CN'], [['xiaohongshu', 'ache.light', 15_600]], [9, 0.31, 0.5, 0.07, 0.95, 0.2]),
  creator(
    'Noah Fields',
    ['garden', 'en', 'AU'],
    [['instagram', 'noah.fields', 53_000]],
    [7, 0.24, 0.5, 0.058, 0.9, 0.12],
    {
      odd: 'deleted',
    },
  ),
  creator(
    'Chloe Park',
    ['home', 'en', 'US'],
    [['instagram', 'chloe.park.studio', 74_000]],
    [6, 0.2, 0.5, 0.056, 0.68, 0.6],
  ),
  creator('Max Berger', ['tech', 'de', 'DE'], [['youtube', 'maxleuchtet', 31_000]], [13, 0.25, 0.6, 0.054, 1, 0.1]),
  creator('Ruby Walsh', ['home', 'en', 'AU'], [['tiktok', 'rubywalsh.home', 33_000]], [5, 0.3, 0.8, 0.078, 0.8, 0.2], {
    odd: 'fell',
  }),
  creator(
    'Lux Aurora',
    ['beauty', 'en', 'US'],
    [['instagram', 'lux.aurora.official', 96_000]],
    [4, 0.3, 0.05, 0.011, 1, 0.5],
    {
      odd: 'bought',
      price: '800.00',
    },
  ),
  creator(
    'Emma Larsen',
    ['garden', 'en', 'GB'],
    [['tiktok', 'emma.larsen.grows', 5_400]],
    [7, 0.55, 0.9, 0.1, 0.9, 0.05],
  ),
  creator(
    'Theo Blanc',
    ['outdoor', 'fr', 'FR'],
    [['tiktok', 'theo.bivouac', 44_000]],
    [5, 0.32, 0.8, 0.074, 0.82, 0.2],
  ),
  creator('nightmarket.finds', ['', 'en'], [['tiktok', 'nightmarket.finds', 4_000]], [12, 1, 0.9, 0.06, 1, 0], {
    isStranger: true,
  }),
]

/** Of a campaign that pays a creator, the creator. */
export const creatorOf = (campaign: string): CastCreator | undefined => cast.find((one) => one.campaign === campaign)
