import type { Text } from './errors.ts'

/** Whose the attention is: paid for each time, given by others, or reached without asking anyone. */
export const tenures = ['rented', 'earned', 'owned'] as const
/** Whether the visitor was looking for something (pull), or was reached while doing something else (push). */
export const intents = ['pull', 'push'] as const
export type Tenure = (typeof tenures)[number]
export type Intent = (typeof intents)[number]

type TrafficChannel = { name: Text; tenure: Tenure; intent: Intent }

function channel(en: string, zh: string, tenure: Tenure, intent: Intent): TrafficChannel {
  return { name: { en, zh }, tenure, intent }
}

/** The kinds of traffic that a visit can be, in the order shown. */
export const trafficChannels = {
  direct: channel('Direct', '直接访问', 'owned', 'pull'),
  organic_search: channel('Organic Search', '自然搜索', 'earned', 'pull'),
  paid_search: channel('Paid Search', '付费搜索', 'rented', 'pull'),
  paid_shopping: channel('Paid Shopping', '付费购物', 'rented', 'pull'),
  organic_shopping: channel('Organic Shopping', '自然购物', 'earned', 'pull'),
  cross_network: channel('Cross-network', '跨网络广告', 'rented', 'push'),
  paid_social: channel('Paid Social', '付费社交', 'rented', 'push'),
  organic_social: channel('Organic Social', '自然社交', 'earned', 'push'),
  paid_video: channel('Paid Video', '付费视频', 'rented', 'push'),
  organic_video: channel('Organic Video', '自然视频', 'earned', 'push'),
  display: channel('Display', '展示广告', 'rented', 'push'),
  paid_other: channel('Paid Other', '其他付费', 'rented', 'push'),
  creator: channel('Creator', '红人', 'rented', 'push'),
  live: channel('Live', '直播', 'earned', 'push'),
  affiliates: channel('Affiliates', '联盟', 'rented', 'pull'),
  email: channel('Email', '邮件', 'owned', 'push'),
  sms: channel('SMS', '短信', 'owned', 'push'),
  push: channel('Push', '推送通知', 'owned', 'push'),
  chat: channel('Chat', '聊天', 'owned', 'pull'),
  group: channel('Group', '社群', 'owned', 'push'),
  ai_assistants: channel('AI Assistants', 'AI 助手', 'earned', 'pull'),
  marketplace_search: channel('Marketplace Search', '平台站内搜索', 'earned', 'pull'),
  marketplace_ads: channel('Marketplace Ads', '平台站内广告', 'rented', 'pull'),
  referral: channel('Referral', '外链引荐', 'earned', 'pull'),
  audio: channel('Audio', '音频', 'rented', 'push'),
  offline: channel('Offline', '线下', 'owned', 'push'),
  unassigned: channel('Unassigned', '未归类', 'earned', 'pull'),
} as const satisfies Record<string, TrafficChannel>

export type TrafficChannelId = keyof typeof trafficChannels
export const trafficChannelIds = Object.keys(trafficChannels) as TrafficChannelId[]
