import { campaigns } from '../brand/campaigns.ts'
import { repeatOf, storefronts } from '../brand/storefronts.ts'
import type { Scenario } from '../generate.ts'
import { expectedBy } from '../model/arrivals.ts'
import { expectedRepeats } from '../model/repeat.ts'
import { extents } from '../options.ts'

const millionths = (value: number) => Math.round(value * 1e6) / 1e6

/** The model behind the orders: what no file says and what later methods have to find. */
export function modelTruth(scenario: Scenario) {
  const { calendar, options, placements } = scenario
  const { scale } = extents[options.size]
  return {
    repeat: Object.entries(repeatOf).map(([channel, model]) => ({
      channel,
      ...model,
      time_unit: 'week',
      mean_order_value_usd: millionths((model.p * model.v) / (model.q - 1)),
      expected_repeats: [13, 26, 52].map((weeks) => ({ weeks, repeats: millionths(expectedRepeats(model, weeks)) })),
    })),
    campaigns: campaigns.map(({ id, platform, name, channel, retention, slope, half, strength }) => ({
      id,
      platform,
      name,
      channel,
      adstock: 'geometric',
      retention,
      saturation: 'hill',
      slope,
      half_usd: half,
      new_customers_a_day: strength,
    })),
    /** Scale of half and strength in a country, and by day: dollars spent and new customers expected from them. */
    placements: placements.map(({ campaign, country, dollars, newCustomers }) => ({
      campaign: campaign.id,
      country,
      scale: millionths((campaign.countries[country] ?? 0) * scale),
      dollars,
      new_customers: newCustomers.map(millionths),
    })),
    /** New customers a day that come unpaid. */
    unpaid: storefronts.map((storefront) => ({
      channel: storefront.channel,
      country: storefront.market.country,
      new_customers: calendar.days.map((_, i) =>
        millionths(expectedBy(storefront, calendar, i, scale, [])[0]?.[1] ?? 0),
      ),
    })),
  }
}
