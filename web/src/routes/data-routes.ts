import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { under } from './root.ts'

const data = createRoute({
  ...under,
  path: '/data',
  component: lazyRouteComponent(() => import('../pages/data/frame.tsx'), 'DataFrame'),
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
  component: lazyRouteComponent(() => import('../pages/data/imports.tsx'), 'ImportsPage'),
})
const oneImport = createRoute({
  ...underData,
  path: '/imports/$id',
  component: lazyRouteComponent(() => import('../pages/data/import.tsx'), 'ImportPage'),
})
const costs = createRoute({
  ...underData,
  path: '/costs',
  component: lazyRouteComponent(() => import('../pages/data/costs.tsx'), 'CostsPage'),
})
const rules = createRoute({
  ...underData,
  path: '/rules',
  component: lazyRouteComponent(() => import('../pages/data/rules.tsx'), 'RulesPage'),
})
const rates = createRoute({
  ...underData,
  path: '/rates',
  component: lazyRouteComponent(() => import('../pages/data/rates.tsx'), 'RatesPage'),
})
const channels = createRoute({
  ...underData,
  path: '/channels',
  component: lazyRouteComponent(() => import('../pages/data/channels.tsx'), 'ChannelsPage'),
})

const sources = createRoute({
  ...underData,
  path: '/sources',
  component: lazyRouteComponent(() => import('../pages/data/sources.tsx'), 'SourcesPage'),
})
const connections = createRoute({
  ...underData,
  path: '/connections',
  component: lazyRouteComponent(() => import('../pages/data/connections.tsx'), 'ConnectionsPage'),
})
const events = createRoute({
  ...underData,
  path: '/events',
  component: lazyRouteComponent(() => import('../pages/data/events.tsx'), 'EventsPage'),
})

/** Pages of what comes in and of rules, under one frame. */
export const dataRoutes = data.addChildren([
  dataStart,
  imports,
  oneImport,
  costs,
  rules,
  rates,
  channels,
  connections,
  sources,
  events,
])
