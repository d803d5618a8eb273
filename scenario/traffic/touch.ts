import type { TrafficChannelId } from '../../src/kernel/traffic-channel.ts'
import type { App } from '../brand/agents.ts'
import { type Campaign, campaigns } from '../brand/campaigns.ts'
import { postCode } from '../brand/creator-codes.ts'
import { leak } from '../brand/leak.ts'
import type { Market } from '../brand/markets.ts'
import { weighted } from '../distributions.ts'
import type { Random } from '../random.ts'

/** What begins a visit: the channel that is true of it, and what the link and the browser say. Texts are empty where nothing is said. */
export type Touch = {
  channel: TrafficChannelId
  source: string
  medium: string
  campaign: string
  content: string
  term: string
  clickIdKind: string
  clickId: string
  code: string
  referrer: string
  /** The app in whose browser it is opened. */
  app: App | ''
  landing: 'home' | 'product' | 'collection' | 'any'
}

const nothing: Omit<Touch, 'channel'> = {
  source: '',
  medium: '',
  campaign: '',
  content: '',
  term: '',
  clickIdKind: '',
  clickId: '',
  code: '',
  referrer: '',
  app: '',
  landing: 'any',
}
const touch = (channel: TrafficChannelId, more: Partial<Touch> = {}): Touch => ({ ...nothing, channel, ...more })
const tags = (source: string, medium: string, campaign: string) => ({ source, medium, campaign })

/** Whether a link of this touch carries a campaign: it begins a visit even while another is under way. */
export const isTagged = (one: Touch): boolean => one.source !== '' || one.clickIdKind !== '' || one.code !== ''

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** An id that a platform adds to a click. */
export function clickId(random: Random, head: string, length: number): string {
  let id = head
  for (let i = 0; i < length; i++) id += letters[random.word() & 63]
  return id
}

const contents: Readonly<Record<string, readonly string[]>> = {
  'prospecting-video': ['dusk-15s', 'dusk-30s', 'unboxing'],
  'retargeting-catalogue': ['catalogue-dynamic'],
  'spark-ugc': ['ugc-camp', 'ugc-balcony', 'ugc-picnic'],
}

/** The channel by which a campaign brings people to the own site; undefined where it brings nobody there. */
export function paidChannel({ platform, name }: Campaign): TrafficChannelId | undefined {
  if (platform === 'google_ads') return name.startsWith('shopping') ? 'paid_shopping' : 'paid_search'
  if (platform === 'creators') return 'creator'
  return platform === 'meta_ads' || platform === 'tiktok_ads' ? 'paid_social' : undefined
}

const platforms: Readonly<Record<string, (random: Random, campaign: Campaign) => Touch>> = {
  google_ads: (random, { name }) => {
    const isShopping = name.startsWith('shopping')
    const kind = random.chance(0.86) ? 'gclid' : random.chance(0.5) ? 'gbraid' : 'wbraid'
    return touch(isShopping ? 'paid_shopping' : 'paid_search', {
      term: isShopping ? '' : random.pick(['lumen and tide', 'lumen tide lantern']),
      clickIdKind: kind,
      clickId: clickId(random, kind === 'gclid' ? 'Cj0KCQjw' : '0AAAAA', 32),
      referrer: 'https://www.google.com/',
      landing: isShopping ? 'product' : 'home',
    })
  },
  meta_ads: (random, { name }) => {
    const app = random.pick(['instagram', 'facebook', 'instagram', ''] as const)
    return touch('paid_social', {
      content: random.pick(contents[name] ?? ['']),
      clickIdKind: 'fbclid',
      clickId: clickId(random, 'IwZXh0bgNhZW0', 36),
      referrer: app === 'instagram' ? 'https://l.instagram.com/' : 'https://m.facebook.com/',
      app,
      landing: name.startsWith('retargeting') ? 'product' : 'any',
    })
  },
  tiktok_ads: (random, { name }) =>
    touch('paid_social', {
      content: random.pick(contents[name] ?? ['']),
      clickIdKind: 'ttclid',
      clickId: clickId(random, 'E.C.P.', 40),
      referrer: random.chance(0.5) ? 'https://www.tiktok.com/' : '',
      app: random.chance(0.85) ? 'tiktok' : '',
      landing: 'product',
    }),
  creators: (random, { utm }) =>
    touch('creator', {
      referrer: utm[0] === 'instagram' ? 'https://l.instagram.com/' : 'https://www.youtube.com/',
      app: utm[0] === 'instagram' && random.chance(0.7) ? 'instagram' : '',
      landing: 'product',
    }),
}

/** A click on an ad, or on the link below a creator's post: `post` is its number, and stands in the code. */
export function paidTouch(random: Random, campaign: Campaign, post: number): Touch {
  const drawn = platforms[campaign.platform]?.(random, campaign)
  if (!drawn) throw new RangeError(`nothing leads from ${campaign.platform} to the own site`)
  const code = campaign.platform === 'creators' ? postCode(campaign, post) : ''
  return { ...drawn, ...tags(...campaign.utm, campaign.name), code }
}

export function campaignNamed(name: string): Campaign | undefined {
  return campaigns.find((campaign) => campaign.name === name)
}

const engines: Readonly<Record<string, readonly string[]>> = {
  JP: ['https://www.google.com/', 'https://search.yahoo.co.jp/', 'https://www.google.com/'],
}
const usualEngines = [
  'https://www.google.com/',
  'https://www.google.com/',
  'https://www.google.com/',
  'https://www.bing.com/',
  'https://duckduckgo.com/',
]

/** Unpaid ways in, by name. Those in `untagged` leave no tag that a shop could keep with an order. */
export const ways = {
  direct: () => touch('direct', { landing: 'home' }),
  organic_search: (random: Random, { country }: Market) =>
    touch('organic_search', { referrer: random.pick(engines[country] ?? usualEngines) }),
  organic_social: (random: Random) =>
    random.pick([
      touch('organic_social', {
        ...tags('instagram', 'social', ''),
        referrer: 'https://l.instagram.com/',
        app: 'instagram',
      }),
      touch('organic_social', { ...tags('instagram', 'social', ''), landing: 'product' }),
    ]),
  untagged_social: (random: Random) =>
    random.pick([
      touch('organic_social', { app: 'instagram' }),
      touch('organic_social', { app: 'tiktok' }),
      touch('organic_social', { referrer: 'https://www.pinterest.com/', app: 'pinterest', landing: 'product' }),
      touch('organic_social', { referrer: 'https://www.reddit.com/' }),
    ]),
  organic_video: () => touch('organic_video', { referrer: 'https://www.youtube.com/' }),
  referral: (random: Random) =>
    touch('referral', {
      referrer: random.pick(['https://camping-notes.example/best-lanterns', 'https://giftlists.example/garden/']),
      landing: 'product',
    }),
  deal_site: () => touch('referral', { referrer: leak.page, landing: 'home' }),
  ai_assistants: (random: Random) =>
    random.pick([
      touch('ai_assistants', { source: 'chatgpt.com', referrer: 'https://chatgpt.com/', landing: 'product' }),
      touch('ai_assistants', { referrer: 'https://www.perplexity.ai/', landing: 'product' }),
      touch('ai_assistants', { referrer: 'https://gemini.google.com/' }),
    ]),
  affiliates: (random: Random) =>
    touch('affiliates', {
      ...tags('awin', 'affiliate', 'deal-sites'),
      clickIdKind: 'awc',
      clickId: `48213_${clickId(random, '', 24)}`,
      referrer: 'https://deals.example/',
      landing: 'product',
    }),
  email: (random: Random) => {
    const campaign = random.pick([
      'newsletter-weekly',
      'newsletter-weekly',
      'newsletter-weekly',
      'cart-recovery',
      'winback',
    ])
    return touch('email', { ...tags('newsletter', 'email', campaign) })
  },
  newsletter: () => touch('email', { ...tags('newsletter', 'email', 'newsletter-weekly') }),
  sms: () => touch('sms', { ...tags('postscript', 'sms', 'drop-alert'), landing: 'collection' }),
  chat: (random: Random, { country }: Market) =>
    country === 'JP'
      ? touch('chat', { app: 'line' })
      : random.pick([
          touch('chat', { app: 'wechat' }),
          touch('chat', { ...tags('whatsapp', 'chat', 'support'), landing: 'product' }),
        ]),
} as const satisfies Record<string, (random: Random, market: Market) => Touch>
export type Way = keyof typeof ways

const untagged = ['organic_search', 'direct', 'untagged_social', 'referral', 'organic_video'] as const
const drawUntagged = weighted([45, 25, 18, 8, 4])
const any = [
  'organic_search',
  'organic_social',
  'direct',
  'untagged_social',
  'ai_assistants',
  'email',
  'referral',
  'affiliates',
] as const
const drawAny = weighted([34, 16, 16, 14, 6, 6, 5, 3])

/** A way in before an order, at which the shop keeps no tags; with `tagged`, or one at which it does. */
export function drawWay(random: Random, market: Market, tagged: boolean): Touch {
  const way: Way = tagged ? (any[drawAny(random)] as Way) : (untagged[drawUntagged(random)] as Way)
  return ways[way](random, market)
}
