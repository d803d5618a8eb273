import type { Spend } from '../facts.ts'
import type { Row } from './define.ts'
import type { RowCurrency } from './row-currency.ts'
import { currencyInHeader } from './values/currency.ts'

type Name =
  | 'account'
  | 'campaign_id'
  | 'campaign'
  | 'ad_group'
  | 'ad'
  | 'country'
  | 'currency'
  | 'spend'
  | 'impressions'

/** What reports of spend say alike: of which ad a line is, what was spent, and how often it was shown. */
export function adColumns(row: Row<Name>, currencies: RowCurrency) {
  const currency = currencies.of(row, currencyInHeader(row.header('spend')))
  const campaign = row.text('campaign')
  const campaign_id = row.id('campaign_id')
  const [ad_group, ad, country] = [row.text('ad_group'), row.text('ad'), row.country('country')]
  return {
    line_key: [row.text('campaign_id') || campaign, ad_group, ad, country].join('|'),
    account: row.id('account'),
    ...{ campaign_id, campaign, ad_group, ad, country, currency },
    spend_minor: row.need(row.money('spend', currency), 'spend'),
    impressions: row.integer('impressions'),
  } satisfies Partial<Spend>
}
