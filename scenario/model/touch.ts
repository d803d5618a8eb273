import { campaigns } from '../brand/campaigns.ts'
import type { ScenarioChannel } from '../brand/storefronts.ts'
import { weighted } from '../distributions.ts'
import type { Random } from '../random.ts'

/** How a shopper came to this order, and what the shop's links recorded of it. */
export type Touch = { touch: string; campaign: string; utm: readonly [source: string, medium: string] }

const nothing = ['', ''] as const
const email = { touch: 'email', campaign: 'newsletter-weekly', utm: ['newsletter', 'email'] } as const
const retargeted = { touch: 'paid', campaign: 'retargeting-catalogue', utm: ['facebook', 'paid_social'] } as const
const direct = { touch: 'direct', campaign: '', utm: nothing } as const
const organicSearch = { touch: 'organic_search', campaign: '', utm: nothing } as const
const organicSocial = { touch: 'organic_social', campaign: '', utm: ['instagram', 'social'] } as const

const firstUnpaid: readonly Touch[] = [organicSearch, direct, organicSocial, email]
const drawFirst = weighted([0.42, 0.31, 0.2, 0.07])
const repeats: readonly Touch[] = [email, direct, organicSearch, retargeted]
const drawRepeat = weighted([0.42, 0.33, 0.16, 0.09])

/** Share of paid clicks whose tags survive until the order. */
const tagged = 0.78

/**
 * The touch of an order. First orders show what brought the customer, unless the tags were lost; later orders come by
 * themselves in the model, and a campaign that is seen on them did not cause them.
 */
export function drawTouch(random: Random, channel: ScenarioChannel, driver: string, purchase: number): Touch {
  if (channel !== 'own_site') return { touch: driver === 'unpaid' ? 'marketplace' : 'paid', campaign: '', utm: nothing }
  if (purchase > 1) return repeats[drawRepeat(random)] as Touch
  const campaign = campaigns.find(({ id }) => id === driver)
  if (!campaign) return firstUnpaid[drawFirst(random)] as Touch
  const touch = campaign.platform === 'creators' ? 'creator' : 'paid'
  return random.chance(tagged)
    ? { touch, campaign: campaign.name, utm: campaign.utm }
    : { touch, campaign: '', utm: nothing }
}
