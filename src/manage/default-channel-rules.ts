import type { ChannelRule, Condition, TouchField } from '../kernel/channel-rule.ts'
import type { SourceListId } from '../kernel/source-lists/catalogue.ts'
import type { TrafficChannelId } from '../kernel/traffic-channel.ts'

const condition =
  (operator: Condition['operator'], not = false) =>
  (field: TouchField, ...values: string[]): Condition => ({ field, operator, values, not })
const is = condition('is')
const isNot = condition('is', true)
const contains = condition('contains')
const matches = condition('matches')
const on = (field: 'source' | 'referrer_host' | 'in_app' | 'host', ...lists: SourceListId[]) =>
  condition('in_list')(field, ...lists)
const rule = (channel: TrafficChannelId, ...conditions: Condition[]): ChannelRule => ({ channel, conditions })

/** As the usual groups have it, and the spellings that people type. */
const paid = matches(
  'medium',
  '^(.*cp.*|ppc|retargeting|remarketing|paid.*|.*[-_ ]paid|sem|ads?|adwords|sponsored|advertising)$',
)
const adNamed = matches(
  'source',
  '(^|[-_ .+])(ads?|paid|ppc|cpc)$|^(google|facebook|fb|meta|tiktok|bing|microsoft|youtube|pinterest|snapchat|linkedin|twitter)ads$',
)
const unpaidMedium = is('medium', '', 'social', 'organic', 'referral')
const shopping = matches('campaign', '^(.*(([^a-df-z]|^)shop|shopping).*)$')
const displayed = is(
  'medium',
  'display',
  'banner',
  'banners',
  'expandable',
  'interstitial',
  'cpm',
  'programmatic',
  'native',
  'rtb',
  'gdn',
  'display-ads',
  'rich-media',
)
const googleClick = is('click_id_kind', 'gclid', 'gbraid', 'wbraid', 'gad')
const searchClick = is('click_id_kind', 'gclid', 'gbraid', 'wbraid', 'gad', 'msclkid', 'yclid')
const noMedium = is('medium', '')

const onPlaces: readonly ChannelRule[] = [
  rule(
    'marketplace_ads',
    is(
      'medium',
      'marketplace-ads',
      'marketplace-ad',
      'sponsored-products',
      'sponsored-brands',
      'sponsored-display',
      'sponsored-product',
      'amazon-ads',
      'shopee-ads',
      'lazada-ads',
    ),
  ),
  rule(
    'marketplace_ads',
    is(
      'source',
      'amazon-ads',
      'amazonads',
      'amazon-ppc',
      'amazon-dsp',
      'shopee-ads',
      'lazada-ads',
      'tiktok-shop-ads',
      'walmart-connect',
      'walmart-ads',
      'ebay-ads',
      'etsy-ads',
    ),
  ),
  rule('marketplace_ads', on('host', 'marketplaces'), contains('path', 'sspa', 'sponsored')),
  rule('marketplace_ads', on('host', 'marketplaces'), paid),
  rule('marketplace_ads', on('source', 'marketplaces'), paid),
  rule('marketplace_search', is('medium', 'marketplace-search', 'marketplace-organic', 'onsite-search')),
  rule('marketplace_search', on('host', 'marketplaces'), is('medium', 'organic', 'search')),
  rule(
    'marketplace_search',
    on('host', 'marketplaces'),
    matches('path', '^/(s|search|sch|catalog|catalogsearch)([/?.]|$)|ref=sr_'),
  ),
  rule('marketplace_search', on('source', 'marketplaces'), is('medium', 'search', 'organic', 'organic-search')),
]

const stated: readonly ChannelRule[] = [
  rule(
    'offline',
    is(
      'medium',
      'offline',
      'qr',
      'qrcode',
      'qr-code',
      'print',
      'flyer',
      'leaflet',
      'catalogue',
      'catalog',
      'packaging',
      'package-insert',
      'insert',
      'poster',
      'billboard',
      'ooh',
      'dooh',
      'tv',
      'radio',
      'direct-mail',
      'postcard',
      'in-store',
      'instore',
      'pos',
      'expo',
      'event',
      'business-card',
      'magazine',
      'newspaper',
      '线下',
      '二维码',
      '包装',
    ),
  ),
  rule(
    'offline',
    is(
      'source',
      'qr',
      'qrcode',
      'qr-code',
      'offline',
      'print',
      'flyer',
      'packaging',
      'package-insert',
      'poster',
      'billboard',
    ),
  ),
  rule('live', matches('medium', '^live$|^live[-_ ]?(stream|streaming|shopping|commerce|sale|show)?$|^直播$')),
  rule('live', matches('source', '[-_ ]live$|^livestream|^直播')),
  rule(
    'group',
    matches(
      'medium',
      '^(wechat|whatsapp|facebook|fb|line|zalo|telegram|viber|discord)?[-_ ]?(group|groups|community|broadcast|channel)$|^(私域|社群|群|微信群|企微群)$',
    ),
  ),
  rule(
    'group',
    matches(
      'source',
      '(wechat|whatsapp|facebook|fb|line|zalo|telegram|viber|discord|wecom)[-_ ]?(group|groups|community|channel)$|(微信群|社群)$',
    ),
  ),
  rule(
    'creator',
    matches(
      'medium',
      '^(influencers?|creators?|kols?|kocs?|ambassadors?|ugc|blogger|vlogger|youtuber|streamer|达人|红人|博主)([-_ ](marketing|post|video|story|seeding|whitelist))?$',
    ),
  ),
  rule(
    'creator',
    is('source', 'influencer', 'influencers', 'creator', 'creators', 'kol', 'koc', 'ambassador', '达人', '红人'),
  ),
  rule(
    'affiliates',
    is(
      'medium',
      'affiliate',
      'affiliates',
      'affiliation',
      'affiliate-marketing',
      'aff',
      'cps',
      'partner-affiliate',
      '联盟',
    ),
  ),
  rule('affiliates', is('click_id_kind', 'irclickid', 'awc', 'cjevent', 'sscid', 'ransiteid')),
]

const paidClicks: readonly ChannelRule[] = [
  rule('cross_network', contains('campaign', 'cross-network', 'performance-max', 'pmax', 'p-max')),
  rule('paid_shopping', searchClick, shopping),
  rule('paid_shopping', searchClick, on('source', 'shopping_sites')),
  rule('paid_video', googleClick, on('source', 'video_sites')),
  rule('display', googleClick, displayed),
  rule('paid_search', searchClick),
  rule('display', is('click_id_kind', 'dclid')),
  rule('paid_social', is('click_id_kind', 'ttclid', 'twclid', 'sccid', 'li_fat_id', 'rdt_cid')),
]

const paidMediums: readonly ChannelRule[] = [
  rule('paid_shopping', on('source', 'shopping_sites'), paid),
  rule('paid_shopping', shopping, paid),
  rule('paid_shopping', is('medium', 'pla', 'paid-shopping', 'paidshopping', 'shopping-ads')),
  rule('paid_search', is('medium', 'paid-search', 'paidsearch', 'search-paid', 'sem', 'search-ads', 'ppc-search')),
  rule(
    'paid_social',
    is('medium', 'paid-social', 'paidsocial', 'social-paid', 'social-ads', 'socialads', 'social-cpc', 'paid-soc'),
  ),
  rule('paid_video', is('medium', 'paid-video', 'paidvideo', 'video-paid', 'video-ads', 'cpv', 'trueview', 'instream')),
  rule('paid_search', on('source', 'search_engines'), paid),
  rule('paid_social', on('source', 'social_networks', 'chat_apps'), paid),
  rule('paid_video', on('source', 'video_sites'), paid),
  rule('paid_search', on('source', 'search_engines'), adNamed, unpaidMedium),
  rule('paid_social', on('source', 'social_networks'), adNamed, unpaidMedium),
  rule('paid_video', on('source', 'video_sites'), adNamed, unpaidMedium),
  rule('display', displayed),
  rule('audio', is('medium', 'audio', 'podcast', 'podcasts', 'audio-ads')),
  rule('paid_other', paid),
]

const ownList: readonly ChannelRule[] = [
  rule(
    'email',
    matches(
      'medium',
      '^(e[-_ +]?mails?|mail|newsletters?|edm|email[-_ ]?(marketing|flow|campaign|automation)|.*[-_ ]email|邮件)$',
    ),
  ),
  rule('sms', matches('medium', '^(sms|mms|rcs|text|text[-_ ]?message|sms[-_ ].*|.*[-_ ]sms|短信)$')),
  rule('sms', is('source', 'sms', 'mms', 'postscript', 'attentive', 'smsbump', 'yotpo-sms', 'klaviyo-sms', '短信')),
  rule('push', matches('medium', 'push$|^push[-_ ]|notification|^mobile$')),
  rule(
    'push',
    is('source', 'firebase', 'onesignal', 'pushowl', 'push', 'web-push', 'webpush', 'app-push', 'jpush', 'getui'),
  ),
  rule(
    'chat',
    matches(
      'medium',
      '^(chat|im|dm|direct[-_ ]message|messag(e|ing|er)|whatsapp|wechat|line|zalo|telegram|viber|kakao(talk)?|messenger|livechat|live[-_ ]chat|私信|微信)$',
    ),
  ),
  rule('email', is('click_id_kind', 'klaviyo', '_kx', 'mc_eid')),
]

const earned: readonly ChannelRule[] = [
  // Before the medium that apps write by themselves: the code was minted for one creator, post and channel.
  rule('creator', isNot('code', '')),
  rule('email', on('source', 'mail_providers')),
  rule('chat', on('source', 'chat_apps')),
  rule('ai_assistants', on('source', 'ai_assistants')),
  rule('ai_assistants', is('medium', 'ai', 'ai-assistant', 'ai-assistants', 'llm', 'ai-search', 'chatbot')),
  rule('affiliates', on('source', 'affiliate_networks')),
  rule('audio', on('source', 'audio_sites')),
  rule('organic_shopping', on('source', 'shopping_sites', 'marketplaces')),
  rule(
    'organic_shopping',
    is('medium', 'product-sync', 'free-listing', 'free-listings', 'organic-shopping', 'surfaces'),
  ),
  rule('organic_social', on('source', 'social_networks')),
  rule(
    'organic_social',
    is(
      'medium',
      'social',
      'social-network',
      'social-media',
      'socialmedia',
      'sm',
      'organic-social',
      'social-organic',
      'bio',
      'link-in-bio',
      'linkinbio',
      'story',
      'stories',
      'reels',
    ),
  ),
  rule('organic_video', on('source', 'video_sites')),
  rule('organic_video', matches('medium', '^(.*video.*)$')),
  rule('organic_search', on('source', 'search_engines')),
  rule('organic_search', is('medium', 'organic', 'seo', 'organic-search', 'search')),
  rule('organic_shopping', shopping, noMedium),
  rule('referral', is('medium', 'referral', 'app', 'link', 'partner', 'press', 'pr', 'blog')),
]

/** What is left: nothing was tagged. An app's browser, a click id that free clicks carry, another site, or nothing at all. */
const untagged: readonly ChannelRule[] = [
  rule('chat', noMedium, is('source', ''), on('in_app', 'chat_apps')),
  rule('organic_social', noMedium, is('source', ''), on('in_app', 'social_networks')),
  rule('organic_video', noMedium, is('source', ''), on('in_app', 'video_sites')),
  rule('organic_search', noMedium, is('source', ''), on('in_app', 'search_engines')),
  rule('organic_social', noMedium, is('click_id_kind', 'fbclid', 'epik', 'igshid', 'igsh')),
  rule('referral', noMedium, isNot('referrer_host', '')),
  rule('direct', is('source', '', 'direct'), noMedium, is('campaign', ''), is('click_id_kind', ''), is('code', '')),
]

/** The rules of a brand that has none of its own, in their order. A changed list is a new edition: figures are then made anew. */
export const defaultChannelRules: { edition: number; rules: readonly ChannelRule[] } = {
  edition: 1,
  rules: [...onPlaces, ...stated, ...paidClicks, ...paidMediums, ...ownList, ...earned, ...untagged],
}
