import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { readSearch, writeSearch } from './address/query.ts'
import { brandRoutes } from './routes/brand-routes.ts'
import { dataRoutes } from './routes/data-routes.ts'
import { brand, mustBeSignedIn, root } from './routes/root.ts'
import { settingsRoutes } from './routes/settings-routes.ts'
import { trafficRoutes } from './routes/traffic-routes.ts'
import { StartPage } from './shell/start-page.tsx'

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

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    signIn,
    accept,
    brand.addChildren([...brandRoutes, trafficRoutes, dataRoutes, settingsRoutes]),
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
