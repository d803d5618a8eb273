import type { TFunction } from 'i18next'
import type { Place } from '../../api/asset-reuse.ts'
import { countryName } from '../../format/names.ts'
import { platformName } from '../creators/platform-name.ts'

/** Where something is shown, in words: its channel, the platform and the market, as far as they are told. */
export function placeName({ channel, platform, market }: Place, t: TFunction, language: string): string {
  const named = t(`words.platform.${platform}`, { defaultValue: platformName(platform, language) })
  const parts = [t(`assets.channel_${channel}`), platform && named, market && countryName(market, language)]
  return parts.filter(Boolean).join(' · ')
}
