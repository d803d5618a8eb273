import { amazonAllOrders } from './amazon-all-orders.ts'
import { amazonFbaReturns } from './amazon-fba-returns.ts'
import { amazonSettlement } from './amazon-settlement.ts'
import { amazonSponsoredProducts } from './amazon-sponsored-products.ts'
import { costsTable } from './costs-table.ts'
import { creatorPosts } from './creator-posts.ts'
import type { Connector } from './define.ts'
import { ecbRates } from './ecb-rates.ts'
import { googleAds } from './google-ads.ts'
import { liveMoments } from './live-moments.ts'
import { liveSessions } from './live-sessions.ts'
import { metaAds } from './meta-ads.ts'
import { metaPosts } from './meta-posts.ts'
import { ordersTable } from './orders-table.ts'
import { productsTable } from './products-table.ts'
import { ratesTable } from './rates-table.ts'
import { searchConsoleQueries } from './search-console-queries.ts'
import { settlementTable } from './settlement-table.ts'
import { shopeeAffiliateOrders } from './shopee-affiliate-orders.ts'
import { shopifyOrders } from './shopify-orders.ts'
import { spendTable } from './spend-table.ts'
import { tiktokAds } from './tiktok-ads.ts'
import { tiktokAffiliateOrders } from './tiktok-affiliate-orders.ts'
import { tiktokPosts } from './tiktok-posts.ts'
import { tiktokShopOrders } from './tiktok-shop-orders.ts'
import { uciOnlineRetail } from './uci-online-retail.ts'
import { videoMoments } from './video-moments.ts'
import { videoRetention } from './video-retention.ts'
import { videosTable } from './videos-table.ts'

/** Every connector, in the order in which a user is offered them. */
export const connectors: readonly Connector[] = [
  ordersTable,
  shopifyOrders,
  amazonAllOrders,
  tiktokShopOrders,
  uciOnlineRetail,
  amazonSettlement,
  settlementTable,
  amazonFbaReturns,
  metaAds,
  googleAds,
  tiktokAds,
  amazonSponsoredProducts,
  spendTable,
  searchConsoleQueries,
  tiktokAffiliateOrders,
  shopeeAffiliateOrders,
  creatorPosts,
  metaPosts,
  tiktokPosts,
  liveSessions,
  liveMoments,
  videosTable,
  videoRetention,
  videoMoments,
  productsTable,
  costsTable,
  ecbRates,
  ratesTable,
]

export function connectorById(id: string): Connector | undefined {
  return connectors.find((connector) => connector.id === id)
}
