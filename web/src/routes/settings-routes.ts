import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { under } from './root.ts'

const settings = createRoute({
  ...under,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/settings/frame.tsx'), 'SettingsFrame'),
})
const underSettings = { getParentRoute: () => settings } as const
const brandSettings = createRoute({
  ...underSettings,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/settings/brand.tsx'), 'BrandPage'),
})
const members = createRoute({
  ...underSettings,
  path: '/members',
  component: lazyRouteComponent(() => import('../pages/settings/members.tsx'), 'MembersPage'),
})
const keys = createRoute({
  ...underSettings,
  path: '/keys',
  component: lazyRouteComponent(() => import('../pages/settings/keys.tsx'), 'KeysPage'),
})
const audit = createRoute({
  ...underSettings,
  path: '/audit',
  component: lazyRouteComponent(() => import('../pages/settings/audit.tsx'), 'AuditPage'),
})
const privacy = createRoute({
  ...underSettings,
  path: '/privacy',
  component: lazyRouteComponent(() => import('../pages/settings/privacy.tsx'), 'PrivacyPage'),
})
const account = createRoute({
  ...underSettings,
  path: '/account',
  component: lazyRouteComponent(() => import('../pages/settings/account.tsx'), 'AccountPage'),
})

/** Pages of settings, under one frame. */
export const settingsRoutes = settings.addChildren([brandSettings, members, privacy, keys, audit, account])
