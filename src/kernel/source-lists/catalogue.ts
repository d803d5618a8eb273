import type { Text } from '../errors.ts'
import { affiliateNetworks } from './affiliate-networks.ts'
import { aiAssistants } from './ai-assistants.ts'
import { audioSites } from './audio-sites.ts'
import { chatApps } from './chat-apps.ts'
import { mailProviders } from './mail-providers.ts'
import { marketplaces } from './marketplaces.ts'
import { paymentPages } from './payment-pages.ts'
import { searchEngines } from './search-engines.ts'
import { shoppingSites } from './shopping-sites.ts'
import { socialNetworks } from './social-networks.ts'
import { videoSites } from './video-sites.ts'

type SourceList = { name: Text; entries: readonly string[] }

function list(en: string, zh: string, text: string): SourceList {
  return { name: { en, zh }, entries: text.trim().split(/\s+/) }
}

/** Every list of sources. An entry stands in one list only, and the most specific entry counts: mail.google.com before google.*. */
export const sourceLists = {
  search_engines: list('search engines', '搜索引擎', searchEngines),
  social_networks: list('social networks', '社交网络', socialNetworks),
  video_sites: list('video sites', '视频网站', videoSites),
  marketplaces: list('marketplaces', '电商平台', marketplaces),
  shopping_sites: list('shopping and price comparison sites', '导购与比价网站', shoppingSites),
  ai_assistants: list('AI assistants', 'AI 助手', aiAssistants),
  chat_apps: list('chat apps', '聊天应用', chatApps),
  mail_providers: list('mail providers and senders', '邮箱与邮件发送平台', mailProviders),
  audio_sites: list('audio sites', '音频平台', audioSites),
  affiliate_networks: list('affiliate networks', '联盟平台', affiliateNetworks),
  payment_pages: list('payment pages', '支付页面', paymentPages),
} as const satisfies Record<string, SourceList>

export type SourceListId = keyof typeof sourceLists
export const sourceListIds = Object.keys(sourceLists) as SourceListId[]
