import type { Text } from './errors.ts'
import type { TrafficChannelId } from './traffic-channel.ts'

/** What rules may ask of the touch that began a visit. */
export const touchFields = {
  source: { en: 'Source', zh: '来源' },
  medium: { en: 'Medium', zh: '媒介' },
  campaign: { en: 'Campaign', zh: '活动' },
  content: { en: 'Content', zh: '内容' },
  referrer_host: { en: 'Referring site', zh: '引荐网站' },
  click_id_kind: { en: 'Click id', zh: '点击标识' },
  code: { en: 'Own code', zh: '自有短码' },
  in_app: { en: 'In-app browser', zh: '应用内浏览器' },
  path: { en: 'Entry path', zh: '落地页路径' },
  host: { en: 'Site entered', zh: '落地网站' },
} as const satisfies Record<string, Text>
export type TouchField = keyof typeof touchFields
export const touchFieldIds = Object.keys(touchFields) as TouchField[]

/** Fields that hold a site, or an app by name, and so can be on a list of sources. */
export const listedFields = ['source', 'referrer_host', 'in_app', 'host'] as const satisfies readonly TouchField[]
export type ListedField = (typeof listedFields)[number]

/** How a field is compared. Each holds for any one of the values. */
export const operators = ['is', 'contains', 'begins_with', 'matches', 'in_list'] as const
export type Operator = (typeof operators)[number]

/** One thing that has to be so; with `not`, that must not be so. An empty value of `is` means that nothing is known. */
export type Condition = { field: TouchField; operator: Operator; values: readonly string[]; not: boolean }

/** Visits of which all conditions hold are of this channel. */
export type ChannelRule = { channel: TrafficChannelId; conditions: readonly Condition[] }

/** Rules in their order, of which the first that holds counts, and the domains of the brand beside the one that is visited. */
export type ChannelRules = { rules: readonly ChannelRule[]; own_domains: readonly string[] }
