import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { under } from './root.ts'

const traffic = createRoute({
  ...under,
  path: '/traffic',
  component: lazyRouteComponent(() => import('../pages/traffic/frame.tsx'), 'TrafficFrame'),
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
  component: lazyRouteComponent(() => import('../pages/traffic/channels.tsx'), 'TrafficChannelsPage'),
})
const trafficAttribution = createRoute({
  ...underTraffic,
  path: '/attribution',
  component: lazyRouteComponent(() => import('../pages/traffic/attribution.tsx'), 'AttributionPage'),
})

const trafficLinks = createRoute({
  ...underTraffic,
  path: '/links',
  component: lazyRouteComponent(() => import('../pages/traffic/links.tsx'), 'LinksPage'),
})
const trafficAdPrice = createRoute({
  ...underTraffic,
  path: '/ad-price',
  component: lazyRouteComponent(() => import('../pages/traffic/ad-price.tsx'), 'AdPricePage'),
})
const trafficKeywords = createRoute({
  ...underTraffic,
  path: '/keywords',
  component: lazyRouteComponent(() => import('../pages/traffic/keywords.tsx'), 'KeywordsPage'),
})
const trafficLive = createRoute({
  ...underTraffic,
  path: '/live',
  component: lazyRouteComponent(() => import('../pages/traffic/live.tsx'), 'LivePage'),
})
const trafficPeople = createRoute({
  ...underTraffic,
  path: '/people',
  component: lazyRouteComponent(() => import('../pages/traffic/people.tsx'), 'PeoplePage'),
})
const trafficPerson = createRoute({
  ...underTraffic,
  path: '/people/$person',
  component: lazyRouteComponent(() => import('../pages/traffic/person.tsx'), 'PersonPage'),
})
const trafficPages = createRoute({
  ...underTraffic,
  path: '/pages',
  component: lazyRouteComponent(() => import('../pages/traffic/pages.tsx'), 'TrafficPagesPage'),
})
const trafficFunnel = createRoute({
  ...underTraffic,
  path: '/funnel',
  component: lazyRouteComponent(() => import('../pages/traffic/funnel.tsx'), 'FunnelPage'),
})
const trafficPaths = createRoute({
  ...underTraffic,
  path: '/paths',
  component: lazyRouteComponent(() => import('../pages/traffic/paths.tsx'), 'PathsPage'),
})
const trafficJourneys = createRoute({
  ...underTraffic,
  path: '/journeys',
  component: lazyRouteComponent(() => import('../pages/traffic/journeys.tsx'), 'JourneysPage'),
})

/** Pages of traffic, under one frame. */
export const trafficRoutes = traffic.addChildren([
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
])
