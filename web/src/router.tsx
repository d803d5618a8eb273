import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { readSearch, writeSearch } from './address/query.ts'
import { ApiProblem } from './api/problem.ts'
import { sessionQuery } from './api/session.ts'
import { queries } from './queries.ts'
import { BrandFrame } from './shell/brand-frame.tsx'
import { NotFound } from './shell/not-found.tsx'
import { RouteProblem } from './shell/route-problem.tsx'
import { StartPage } from './shell/start-page.tsx'

type Search = Record<string, string | undefined>
const anySearch = (search: Record<string, unknown>): Search =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteProblem,
  validateSearch: anySearch,
})

/** Sends whoever is not signed in to the sign-in page, and back afterwards. */
async function mustBeSignedIn({ location }: { location: { href: string } }): Promise<void> {
  try {
    await queries.ensureQueryData(sessionQuery)
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) {
      throw redirect({ to: '/sign-in', search: { next: location.href } })
    }
    throw error
  }
}

const start = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: mustBeSignedIn, component: StartPage })
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/sign-in.tsx'), 'SignInPage'),
})
const accept = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./pages/accept-invitation.tsx'), 'AcceptInvitationPage'),
})

const brand = createRoute({
  getParentRoute: () => root,
  path: '/$brand',
  beforeLoad: mustBeSignedIn,
  component: BrandFrame,
})
const under = { getParentRoute: () => brand } as const
const overview = createRoute({
  ...under,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/overview.tsx'), 'OverviewPage'),
})
const economics = createRoute({
  ...under,
  path: '/economics',
  component: lazyRouteComponent(() => import('./pages/economics.tsx'), 'EconomicsPage'),
})
const customers = createRoute({
  ...under,
  path: '/customers',
  component: lazyRouteComponent(() => import('./pages/customers.tsx'), 'CustomersPage'),
})
const products = createRoute({
  ...under,
  path: '/products',
  component: lazyRouteComponent(() => import('./pages/products.tsx'), 'ProductsPage'),
})
const product = createRoute({
  ...under,
  path: '/products/$sku',
  component: lazyRouteComponent(() => import('./pages/product.tsx'), 'ProductPage'),
})
const explore = createRoute({
  ...under,
  path: '/explore',
  component: lazyRouteComponent(() => import('./pages/explore.tsx'), 'ExplorePage'),
})
const orders = createRoute({
  ...under,
  path: '/orders',
  component: lazyRouteComponent(() => import('./pages/orders.tsx'), 'OrdersPage'),
})
const order = createRoute({
  ...under,
  path: '/orders/$order',
  component: lazyRouteComponent(() => import('./pages/order.tsx'), 'OrderPage'),
})

const traffic = createRoute({
  ...under,
  path: '/traffic',
  component: lazyRouteComponent(() => import('./pages/traffic/frame.tsx'), 'TrafficFrame'),
})
const underTraffic = { getParentRoute: () => traffic } as const
const trafficStart = createRoute({
  ...underTraffic,
  path: '/',
  beforeLoad: ({ params, search }) => {
    throw redirect({ to: '/$brand/traffic/channels', params, search, replace: true })
  },
})
const trafficChannels = createRoute({
  ...underTraffic,
  path: '/channels',
  component: lazyRouteComponent(() => import('./pages/traffic/channels.tsx'), 'TrafficChannelsPage'),
})
const trafficAttribution = createRoute({
  ...underTraffic,
  path: '/attribution',
  component: lazyRouteComponent(() => import('./pages/traffic/attribution.tsx'), 'AttributionPage'),
})

const trafficLinks = createRoute({
  ...underTraffic,
  path: '/links',
  component: lazyRouteComponent(() => import('./pages/traffic/links.tsx'), 'LinksPage'),
})
const trafficAdPrice = createRoute({
  ...underTraffic,
  path: '/ad-price',
  component: lazyRouteComponent(() => import('./pages/traffic/ad-price.tsx'), 'AdPricePage'),
})
const trafficKeywords = createRoute({
  ...underTraffic,
  path: '/keywords',
  component: lazyRouteComponent(() => import('./pages/traffic/keywords.tsx'), 'KeywordsPage'),
})
const trafficLive = createRoute({
  ...underTraffic,
  path: '/live',
  component: lazyRouteComponent(() => import('./pages/traffic/live.tsx'), 'LivePage'),
})
const trafficPeople = createRoute({
  ...underTraffic,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/traffic/people.tsx'), 'PeoplePage'),
})
const trafficPerson = createRoute({
  ...underTraffic,
  path: '/people/$person',
  component: lazyRouteComponent(() => import('./pages/traffic/person.tsx'), 'PersonPage'),
})
const trafficPages = createRoute({
  ...underTraffic,
  path: '/pages',
  component: lazyRouteComponent(() => import('./pages/traffic/pages.tsx'), 'TrafficPagesPage'),
})
const trafficFunnel = createRoute({
  ...underTraffic,
  path: '/funnel',
  component: lazyRouteComponent(() => import('./pages/traffic/funnel.tsx'), 'FunnelPage'),
})
const trafficPaths = createRoute({
  ...underTraffic,
  path: '/paths',
  component: lazyRouteComponent(() => import('./pages/traffic/paths.tsx'), 'PathsPage'),
})
const trafficJourneys = createRoute({
  ...underTraffic,
  path: '/journeys',
  component: lazyRouteComponent(() => import('./pages/traffic/journeys.tsx'), 'JourneysPage'),
})

const data = createRoute({
  ...under,
  path: '/data',
  component: lazyRouteComponent(() => import('./pages/data/frame.tsx'), 'DataFrame'),
})
const underData = { getParentRoute: () => data } as const
const dataStart = createRoute({
  ...underData,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/$brand/data/imports', params, replace: true })
  },
})
const imports = createRoute({
  ...underData,
  path: '/imports',
  component: lazyRouteComponent(() => import('./pages/data/imports.tsx'), 'ImportsPage'),
})
const oneImport = createRoute({
  ...underData,
  path: '/imports/$id',
  component: lazyRouteComponent(() => import('./pages/data/import.tsx'), 'ImportPage'),
})
const costs = createRoute({
  ...underData,
  path: '/costs',
  component: lazyRouteComponent(() => import('./pages/data/costs.tsx'), 'CostsPage'),
})
const rules = createRoute({
  ...underData,
  path: '/rules',
  component: lazyRouteComponent(() => import('./pages/data/rules.tsx'), 'RulesPage'),
})
const rates = createRoute({
  ...underData,
  path: '/rates',
  component: lazyRouteComponent(() => import('./pages/data/rates.tsx'), 'RatesPage'),
})
const channels = createRoute({
  ...underData,
  path: '/channels',
  component: lazyRouteComponent(() => import('./pages/data/channels.tsx'), 'ChannelsPage'),
})

const sources = createRoute({
  ...underData,
  path: '/sources',
  component: lazyRouteComponent(() => import('./pages/data/sources.tsx'), 'SourcesPage'),
})
const events = createRoute({
  ...underData,
  path: '/events',
  component: lazyRouteComponent(() => import('./pages/data/events.tsx'), 'EventsPage'),
})

const settings = createRoute({
  ...under,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings/frame.tsx'), 'SettingsFrame'),
})
const underSettings = { getParentRoute: () => settings } as const
const brandSettings = createRoute({
  ...underSettings,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/settings/brand.tsx'), 'BrandPage'),
})
const members = createRoute({
  ...underSettings,
  path: '/members',
  component: lazyRouteComponent(() => import('./pages/settings/members.tsx'), 'MembersPage'),
})
const keys = createRoute({
  ...underSettings,
  path: '/keys',
  component: lazyRouteComponent(() => import('./pages/settings/keys.tsx'), 'KeysPage'),
})
const audit = createRoute({
  ...underSettings,
  path: '/audit',
  component: lazyRouteComponent(() => import('./pages/settings/audit.tsx'), 'AuditPage'),
})
const privacy = createRoute({
  ...underSettings,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./pages/settings/privacy.tsx'), 'PrivacyPage'),
})
const account = createRoute({
  ...underSettings,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/settings/account.tsx'), 'AccountPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    signIn,
    accept,
    brand.addChildren([
      overview,
      economics,
      customers,
      products,
      product,
      explore,
      orders,
      order,
      traffic.addChildren([
        trafficStart,
        trafficChannels,
        trafficAttribution,
        trafficLinks,
        trafficAdPrice,
        trafficKeywords,
        trafficPeople,
        trafficPerson,
        trafficLive,
        trafficPages,
        trafficFunnel,
        trafficPaths,
        trafficJourneys,
      ]),
      data.addChildren([dataStart, imports, oneImport, costs, rules, rates, channels, sources, events]),
      settings.addChildren([brandSettings, members, privacy, keys, audit, account]),
    ]),
  ]),
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
