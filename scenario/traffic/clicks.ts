import { type Campaign, campaigns } from '../brand/campaigns.ts'
import type { Random } from '../random.ts'
import type { StatedSpend } from '../statements.ts'

/** Clicks that a platform reports and of which no visit has been made yet. `post` counts a creator's posts, from 0. */
type Reported = { left: number; clicks: number; post: number }

/** A creator's post is clicked for so many days. */
const postDays = 24
const own = new Map(campaigns.filter(({ channel }) => channel === 'own_site').map((one) => [one.id, one]))

/**
 * The clicks of the ad exports, taken one by one by visits: no day, campaign and country has more paid visits than clicks.
 * Clicks on a creator's post may be taken until some weeks after it.
 */
export class Clicks {
  readonly #reported = new Map<string, Reported>()
  readonly #posts = new Map<string, number>()

  add(index: number, spend: readonly StatedSpend[]): void {
    for (const { campaignId, country, clicks } of spend) {
      const campaign = own.get(campaignId)
      if (!campaign) continue
      const place = `${campaignId}|${country}`
      const post = this.#posts.get(place) ?? 0
      this.#posts.set(place, post + 1)
      this.#reported.set(`${place}|${index}`, { left: clicks, clicks, post })
    }
  }

  /** Takes a click of the day, and gives the number of the post; undefined where none is left. */
  take(campaign: Campaign, country: string, index: number): number | undefined {
    for (let back = 0; back <= (campaign.platform === 'creators' ? postDays : 0); back++) {
      const found = this.#of(campaign, country, index - back)
      if (!found || found.left === 0) continue
      found.left -= 1
      return found.post
    }
    return undefined
  }

  /**
   * How many of the day's clicks people made who did not order then, with the country: a share of what was reported, and for
   * a creator's post spread over the days after it.
   */
  *lookers(
    random: Random,
    index: number,
    share: number,
  ): Generator<{ campaign: Campaign; country: string; count: number }> {
    for (const campaign of own.values()) {
      const weights = Object.entries(campaign.countries)
      const all = weights.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [country, weight] of weights) {
        const isShared = campaign.platform === 'google_ads'
        const mean = this.#mean(campaign, country, index) * share * (isShared ? weight / all : 1)
        const count = Math.floor(mean + random.uniform())
        if (count > 0) yield { campaign, country, count }
      }
    }
  }

  /** Forgets days before this one. */
  forget(index: number): void {
    for (const key of this.#reported.keys())
      if (Number(key.slice(key.lastIndexOf('|') + 1)) < index) this.#reported.delete(key)
  }

  #mean(campaign: Campaign, country: string, index: number): number {
    if (campaign.platform !== 'creators') return this.#of(campaign, country, index)?.clicks ?? 0
    let sum = 0
    for (let back = 0; back < postDays; back++) {
      sum += (this.#of(campaign, country, index - back)?.clicks ?? 0) * 0.2 * 0.8 ** back
    }
    return sum
  }

  #of({ id, platform }: Campaign, country: string, index: number): Reported | undefined {
    return this.#reported.get(`${id}|${platform === 'google_ads' ? '' : country}|${index}`)
  }
}
