import type { ChannelRule, ChannelRules } from '../../api/channel-rules.ts'

/** Rules as they are being changed; a key tells a rule from its like while it moves. */
export type Draft = { rules: { key: string; rule: ChannelRule }[]; ownDomains: string }

let keys = 0
export const newKey = () => `rule-${++keys}`

export function draftOf({ rules, own_domains }: ChannelRules): Draft {
  return { rules: rules.map((rule) => ({ key: newKey(), rule })), ownDomains: own_domains.join(', ') }
}

export function rulesOf({ rules, ownDomains }: Draft): ChannelRules {
  return { rules: rules.map(({ rule }) => rule), own_domains: ownDomains.split(/[\s,，、;；]+/).filter(Boolean) }
}

/** Whether the draft says something else than the rules. */
export function isChanged(draft: Draft, { rules, own_domains }: ChannelRules): boolean {
  return JSON.stringify(rulesOf(draft)) !== JSON.stringify({ rules, own_domains })
}

/** The list with the item at `from` moved to `to`; a place outside is the nearest inside. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, i) => i !== from)
  const item = items[from]
  if (item === undefined) return [...items]
  const place = Math.max(0, Math.min(rest.length, to))
  return [...rest.slice(0, place), item, ...rest.slice(place)]
}
