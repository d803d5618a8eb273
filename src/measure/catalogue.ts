import { z } from 'zod'
import { galleryPerformance } from './assets/gallery-performance.ts'
import { commissionOrders } from './creators/commission-orders.ts'
import { couponLeaks } from './creators/coupon-leaks.ts'
import { creatorCommissions } from './creators/creator-commissions.ts'
import { creatorFit } from './creators/creator-fit.ts'
import { creatorLinks } from './creators/creator-links.ts'
import { creatorPostTrend } from './creators/creator-post-trend.ts'
import { creatorPosts } from './creators/creator-posts.ts'
import { creatorScorecard } from './creators/creator-scorecard.ts'
import { creatorsAlike } from './creators/creators-alike.ts'
import { reportedOrders } from './creators/reported-orders.ts'
import { cohortRetention } from './customers/cohort-retention.ts'
import { daysBetweenPurchases } from './customers/days-between-purchases.ts'
import { dueAgain } from './customers/due-again.ts'
import { nextProduct } from './customers/next-product.ts'
import { repeatRate } from './customers/repeat-rate.ts'
import { replenishment } from './customers/replenishment.ts'
import { rfmGrid } from './customers/rfm-grid.ts'
import { secondOrder } from './customers/second-order.ts'
import type { Column, Measure } from './define.ts'
import { channelComparison } from './economics/channel-comparison.ts'
import { contribution } from './economics/contribution.ts'
import { feeBasis } from './economics/fee-basis.ts'
import { marketingEfficiency } from './economics/marketing-efficiency.ts'
import { spend } from './economics/spend.ts'
import { tollRate } from './economics/toll-rate.ts'
import { waterfall } from './economics/waterfall.ts'
import { lifecycleFlows } from './lifecycle/lifecycle-flows.ts'
import { lifecyclePeople } from './lifecycle/lifecycle-people.ts'
import { lifecycleStagesNow } from './lifecycle/lifecycle-stages.ts'
import { liveOrders } from './live/live-orders.ts'
import { liveProducts } from './live/live-products.ts'
import { liveSessions } from './live/live-sessions.ts'
import { liveTimeline } from './live/live-timeline.ts'
import { effectiveChannels } from './moat/effective-channels.ts'
import { ownedChange } from './moat/owned-change.ts'
import { ownedShare } from './moat/owned-share.ts'
import { boughtTogether } from './products/bought-together.ts'
import { commissionRoom } from './products/commission-room.ts'
import { concentration } from './products/concentration.ts'
import { productTable } from './products/product-table.ts'
import { unitCosts } from './products/unit-costs.ts'
import { lineKinds } from './sales/line-kinds.ts'
import { marketTable } from './sales/market-table.ts'
import { salesOverTime } from './sales/sales-over-time.ts'
import { salesSummary } from './sales/sales-summary.ts'
import { afterSalesRepeat } from './social/after-sales-repeat.ts'
import { groupSelling } from './social/group-selling.ts'
import { adPrice } from './traffic/ad-price.ts'
import { fallenOut } from './traffic/fallen-out.ts'
import { funnel } from './traffic/funnel.ts'
import { keywords } from './traffic/keywords.ts'
import { linkPerformance } from './traffic/link-performance.ts'
import { pageTable } from './traffic/page-table.ts'
import { paths } from './traffic/paths.ts'
import { pullPush } from './traffic/pull-push.ts'
import { searchTerms } from './traffic/search-terms.ts'
import { timeToConvert } from './traffic/time-to-convert.ts'
import { trafficTable } from './traffic/traffic-table.ts'
import { visitsOverTime } from './traffic/visits-over-time.ts'
import { videoOrders } from './video/video-orders.ts'
import { videoPerformance } from './video/video-performance.ts'

/** Every question that can be asked, in the order shown. */
export const measures: readonly Measure[] = [
  salesSummary,
  salesOverTime,
  marketTable,
  lineKinds,
  contribution,
  waterfall,
  channelComparison,
  feeBasis,
  tollRate,
  spend,
  marketingEfficiency,
  cohortRetention,
  repeatRate,
  daysBetweenPurchases,
  rfmGrid,
  secondOrder,
  replenishment,
  nextProduct,
  dueAgain,
  lifecycleStagesNow,
  lifecycleFlows,
  lifecyclePeople,
  productTable,
  boughtTogether,
  concentration,
  commissionRoom,
  unitCosts,
  groupSelling,
  afterSalesRepeat,
  trafficTable,
  visitsOverTime,
  pullPush,
  pageTable,
  funnel,
  fallenOut,
  paths,
  timeToConvert,
  adPrice,
  searchTerms,
  keywords,
  linkPerformance,
  galleryPerformance,
  creatorScorecard,
  creatorCommissions,
  commissionOrders,
  reportedOrders,
  liveSessions,
  liveTimeline,
  liveOrders,
  liveProducts,
  videoPerformance,
  videoOrders,
  creatorPosts,
  creatorPostTrend,
  creatorLinks,
  creatorFit,
  couponLeaks,
  creatorsAlike,
  ownedShare,
  ownedChange,
  effectiveChannels,
]

/** A measure as JSON: what the API's catalogue, the command line, the documentation and the dashboard are made from. */
export function describe(measure: Measure) {
  const { id, group, title, doc, chart, example } = measure
  const columns = Object.entries<Column>(measure.columns).map(([name, column]) => ({ name, ...column }))
  return {
    id,
    group,
    title,
    doc,
    params: z.toJSONSchema(measure.params, { io: 'input' }),
    columns,
    chart,
    example,
    hasOrders: measure.orders !== undefined,
  }
}
