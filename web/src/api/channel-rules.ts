import { queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'
import type { Text } from './measures.ts'

export type Condition = { field: string; operator: string; values: string[]; not: boolean }
export type ChannelRule = { channel: string; conditions: Condition[] }
/** Rules in their order, of which the first that holds counts; own domains refer nobody. */
export type ChannelRules = { rules: ChannelRule[]; own_domains: string[] }
/** Version 0 is the defaults, which nobody saved. */
export type RulesVersion = ChannelRules & {
  version: number
  note: string
  restored_from: number | null
  created_by: { name: string } | null
  created_at: string | null
}
export type ChannelWords = {
  channels: { id: string; name: Text; tenure: string; intent: string }[]
  fields: { id: string; name: Text; listed: boolean }[]
  operators: string[]
  lists: { id: string; name: Text; entries: string[] }[]
}
export type Touch = Partial<
  Record<
    'utm_source' | 'utm_medium' | 'utm_campaign' | 'utm_content' | 'referrer_host' | 'click_id_kind' | 'path' | 'host',
    string
  >
>
type Classified = { from: string; to: string; from_rule: number; to_rule: number }
export type Moved = { visits: number; moved: number; touches: Classified[] }
/** What visits began like that move, how many did, and by which rules. */
export type MovedExample = Touch & Classified & { code: string; in_app: string; visits: number }
export type MovedVisits = {
  visits: number
  moved: number
  moves: { from: string; to: string; visits: number; examples: MovedExample[] }[]
}

/** Kinds of traffic, and what rules may ask of a visit. */
export const channelWordsQuery = (brand: string) =>
  queryOptions({
    queryKey: ['channel-words', brand],
    queryFn: ({ signal }) => call<ChannelWords>('GET', brandPath(brand, 'channels'), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Every version of the rules; the first is the one that holds. */
export const rulesVersionsQuery = (brand: string) =>
  queryOptions({
    queryKey: ['channel-rules', brand],
    queryFn: ({ signal }) =>
      call<{ items: RulesVersion[] }>('GET', brandPath(brand, 'channel-rules', 'versions'), { signal }),
  })

/** `seen` is the version that was looked at: one that was saved meanwhile is a conflict. */
export const saveRules = (brand: string, body: ChannelRules & { note: string; seen: number }) =>
  call<RulesVersion>('POST', brandPath(brand, 'channel-rules'), { body })
export const restoreRules = (brand: string, version: number) =>
  call<RulesVersion>('POST', brandPath(brand, 'channel-rules', 'restore'), { body: { version } })
export const tryRules = (brand: string, body: ChannelRules & { touches: Touch[] }) =>
  call<Moved>('POST', brandPath(brand, 'channel-rules', 'try'), { body })
/** Tries rules on the brand's own visits of the last days. */
export const tryRulesOnVisits = (brand: string, body: ChannelRules & { days: number }) =>
  call<MovedVisits>('POST', brandPath(brand, 'channel-rules', 'try'), { body })
