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
  creator,
  moat,
  report,
  moatDefinitions,
  lifecycle,
  audiences,
  audience,
  products,
  product,
  explore,
  orders,
  order,
] as const
