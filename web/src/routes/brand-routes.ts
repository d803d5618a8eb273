import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { under } from './root.ts'

const overview = createRoute({
  ...under,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/overview.tsx'), 'OverviewPage'),
})
const moves = createRoute({
  ...under,
  path: '/moves',
  component: lazyRouteComponent(() => import('../pages/moves.tsx'), 'MovesPage'),
})
const economics = createRoute({
  ...under,
  path: '/economics',
  component: lazyRouteComponent(() => import('../pages/economics.tsx'), 'EconomicsPage'),
})
const customers = createRoute({
  ...under,
  path: '/customers',
  component: lazyRouteComponent(() => import('../pages/customers.tsx'), 'CustomersPage'),
})
const repeat = createRoute({
  ...under,
  path: '/customers/repeat',
  component: lazyRouteComponent(() => import('../pages/customers/repeat.tsx'), 'RepeatPage'),
})
const creators = createRoute({
  ...under,
  path: '/creators',
  component: lazyRouteComponent(() => import('../pages/creators/book.tsx'), 'CreatorBookPage'),
})
const scorecards = createRoute({
  ...under,
  path: '/creators/scorecards',
  component: lazyRouteComponent(() => import('../pages/creators/scorecards.tsx'), 'ScorecardsPage'),
})
const collaborations = createRoute({
  ...under,
  path: '/creators/collaborations',
  component: lazyRouteComponent(() => import('../pages/collaborations/page.tsx'), 'CollaborationsPage'),
})
const samples = createRoute({
  ...under,
  path: '/creators/samples',
  component: lazyRouteComponent(() => import('../pages/collaborations/samples.tsx'), 'SamplesPage'),
})
const statements = createRoute({
  ...under,
  path: '/creators/statements',
  component: lazyRouteComponent(() => import('../pages/collaborations/statements.tsx'), 'StatementsPage'),
})
const live = createRoute({
  ...under,
  path: '/live',
  component: lazyRouteComponent(() => import('../pages/live/sessions.tsx'), 'LivePage'),
})
const liveSession = createRoute({
  ...under,
  path: '/live/$day/$session',
  component: lazyRouteComponent(() => import('../pages/live/session.tsx'), 'LiveSessionPage'),
})
const social = createRoute({
  ...under,
  path: '/live/groups',
  component: lazyRouteComponent(() => import('../pages/live/social.tsx'), 'SocialPage'),
})
const videos = createRoute({
  ...under,
  path: '/videos',
  component: lazyRouteComponent(() => import('../pages/videos/list.tsx'), 'VideosPage'),
})
const video = createRoute({
  ...under,
  path: '/videos/$video',
  component: lazyRouteComponent(() => import('../pages/videos/video.tsx'), 'VideoPage'),
})
const assets = createRoute({
  ...under,
  path: '/assets',
  component: lazyRouteComponent(() => import('../pages/assets/library.tsx'), 'AssetLibraryPage'),
})
const asset = createRoute({
  ...under,
  path: '/assets/$asset',
  component: lazyRouteComponent(() => import('../pages/assets/asset.tsx'), 'AssetPage'),
})
const assetReuse = createRoute({
  ...under,
  path: '/assets/reuse',
  component: lazyRouteComponent(() => import('../pages/assets/reuse-page.tsx'), 'AssetReusePage'),
})
const galleries = createRoute({
  ...under,
  path: '/assets/galleries',
  component: lazyRouteComponent(() => import('../pages/assets/galleries.tsx'), 'GalleriesPage'),
})
const creator = createRoute({
  ...under,
  path: '/creators/$creator',
  component: lazyRouteComponent(() => import('../pages/creators/creator.tsx'), 'CreatorPage'),
})
const moat = createRoute({
  ...under,
  path: '/moat',
  component: lazyRouteComponent(() => import('../pages/moat.tsx'), 'MoatPage'),
})
const report = createRoute({
  ...under,
  path: '/report',
  component: lazyRouteComponent(() => import('../pages/report.tsx'), 'ReportPage'),
})
const moatDefinitions = createRoute({
  ...under,
  path: '/moat/definitions',
  component: lazyRouteComponent(() => import('../pages/moat/definitions.tsx'), 'MoatDefinitionsPage'),
})
const lifecycle = createRoute({
  ...under,
  path: '/customers/lifecycle',
  component: lazyRouteComponent(() => import('../pages/lifecycle/page.tsx'), 'LifecyclePage'),
})
const audiences = createRoute({
  ...under,
  path: '/customers/audiences',
  component: lazyRouteComponent(() => import('../pages/audiences/list.tsx'), 'AudiencesPage'),
})
const audience = createRoute({
  ...under,
  path: '/customers/audiences/$audience',
  component: lazyRouteComponent(() => import('../pages/audiences/audience.tsx'), 'AudiencePage'),
})
const products = createRoute({
  ...under,
  path: '/products',
  component: lazyRouteComponent(() => import('../pages/products.tsx'), 'ProductsPage'),
})
const product = createRoute({
  ...under,
  path: '/products/$sku',
  component: lazyRouteComponent(() => import('../pages/product.tsx'), 'ProductPage'),
})
const productTests = createRoute({
  ...under,
  path: '/product-tests',
  component: lazyRouteComponent(() => import('../pages/product-tests/list.tsx'), 'ProductTestsPage'),
})
const productTest = createRoute({
  ...under,
  path: '/product-tests/$test',
  component: lazyRouteComponent(() => import('../pages/product-tests/test.tsx'), 'ProductTestPage'),
})
const explore = createRoute({
  ...under,
  path: '/explore',
  component: lazyRouteComponent(() => import('../pages/explore.tsx'), 'ExplorePage'),
})
const orders = createRoute({
  ...under,
  path: '/orders',
  component: lazyRouteComponent(() => import('../pages/orders.tsx'), 'OrdersPage'),
})
const order = createRoute({
  ...under,
  path: '/orders/$order',
  component: lazyRouteComponent(() => import('../pages/order.tsx'), 'OrderPage'),
})

/** Pages of what a brand sells, earns and asks. */
export const brandRoutes = [
  overview,
  moves,
  economics,
  customers,
  repeat,
  creators,
  scorecards,
  collaborations,
  samples,
  statements,
  live,
  liveSession,
  social,
  videos,
  video,
  assets,
  assetReuse,
  galleries,
  asset,
  creator,
  moat,
  report,
  moatDefinitions,
  lifecycle,
  audiences,
  audience,
  products,
  product,
  productTests,
  productTest,
  explore,
  orders,
  order,
] as const
