import type { TrafficChannelId } from '../../kernel/traffic-channel.ts'
import type { Touch } from '../touch-rows.ts'

/** A touch, the channel that the default rules give it, and why. The site entered is shop.example.com where none is named. */
export type ChannelCase = { touch: Touch; channel: TrafficChannelId; why: string }

/** Tagged addresses: source, medium, and where they matter campaign and content. */
export const tagged = (utm_source: string, utm_medium = '', utm_campaign = '', utm_content = ''): Touch => ({
  utm_source,
  utm_medium,
  utm_campaign,
  utm_content,
})
export const from = (referrer_host: string, more: Touch = {}): Touch => ({ referrer_host, ...more })
export const clicked = (click_id_kind: string, more: Touch = {}): Touch => ({ click_id_kind, ...more })
export const inApp = (in_app: string, more: Touch = {}): Touch => ({ in_app, ...more })
export const entered = (host: string, path: string, more: Touch = {}): Touch => ({ host, path, ...more })

/** Cases of one channel: touches and why. */
export function cases(channel: TrafficChannelId, ...all: [touch: Touch, why: string][]): ChannelCase[] {
  return all.map(([touch, why]) => ({ touch, channel, why }))
}
