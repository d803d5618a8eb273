import { resources } from '../src/manage/resources.ts'
import { questions as asked } from '../src/predict/catalogue.ts'

/** A route of a brand: who may use it, a request that is right with its status, and one that is not. */
export type RouteCase = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** After /api/v1/brands/:brand. `ID` stands for an id that is not there. */
  path: string
  needs: 'viewer' | 'editor' | 'owner'
  status: number
  body?: object | string
  /** A body that is refused, or a path that is. */
  bad?: object | string
  badPath?: string
}

const rule = { toll: 'payment', percent: '2.9', valid_from: '2026-01-01' }
const cost = { sku: 'MUG', currency: 'USD', unit_cost: '3.85' }
/** A cursor of a moment that never was. */
const neverWas = (...rest: readonly unknown[]) =>
  Buffer.from(JSON.stringify(['2026-99-99 99:99:99.999', ...rest])).toString('base64url')
const days = 'from=2026-01-01&to=2026-01-31'

const statedRows = resources.flatMap(({ id }): RouteCase[] => {
  const body = id === 'toll-rules' ? rule : { platform: 'bing', sales_channel: 'own_site' }
  const bad = id === 'toll-rules' ? { ...rule, percent: 'much' } : { platform: 'bing', sales_channel: 'moon' }
  return [
    { method: 'GET', path: `/${id}`, needs: 'viewer', status: 200 },
    { method: 'POST', path: `/${id}`, needs: 'editor', status: 201, body, bad },
    { method: 'PATCH', path: `/${id}/ID`, needs: 'editor', status: 404, body: {}, bad: 'no object' },
    { method: 'DELETE', path: `/${id}/ID`, needs: 'editor', status: 404, badPath: `/${id}/ID?seen=yesterday` },
  ]
})

const imports: RouteCase[] = [
  { method: 'GET', path: '/imports', needs: 'viewer', status: 200, badPath: '/imports?cursor=imp_%00' },
  {
    method: 'POST',
    path: '/imports?name=products.csv',
    needs: 'editor',
    status: 201,
    body: 'sku,title\nMUG,Mug\n',
    badPath: '/imports',
  },
  { method: 'GET', path: '/imports/ID', needs: 'viewer', status: 404 },
  { method: 'GET', path: '/imports/ID/progress', needs: 'viewer', status: 404 },
  {
    method: 'GET',
    path: '/imports/ID/quarantine',
    needs: 'viewer',
    status: 404,
    badPath: '/imports/ID/quarantine?format=pdf',
  },
  {
    method: 'PUT',
    path: '/imports/ID/mapping',
    needs: 'editor',
    status: 404,
    body: { connector: 'orders-table', columns: {} },
    bad: { columns: 5 },
  },
  { method: 'POST', path: '/imports/ID/commit', needs: 'editor', status: 404, body: {}, bad: { accept: 'all' } },
  { method: 'POST', path: '/imports/ID/cancel', needs: 'editor', status: 404 },
  { method: 'POST', path: '/imports/ID/undo', needs: 'editor', status: 404 },
  { method: 'POST', path: '/imports/ID/retry', needs: 'editor', status: 404 },
]

const facts: RouteCase[] = [
  { method: 'GET', path: '/products', needs: 'viewer', status: 200, badPath: '/products?limit=0' },
  {
    method: 'POST',
    path: '/products',
    needs: 'editor',
    status: 201,
    body: { sku: 'MUG', title: 'Mug' },
    bad: { sku: '' },
  },
  { method: 'DELETE', path: '/products?sku=GONE', needs: 'editor', status: 404, badPath: '/products' },
  { method: 'GET', path: '/costs', needs: 'viewer', status: 200, badPath: '/costs?cursor=x' },
  { method: 'POST', path: '/costs', needs: 'editor', status: 201, body: cost, bad: { ...cost, currency: 'dollars' } },
  {
    method: 'DELETE',
    path: '/costs?sku=GONE',
    needs: 'editor',
    status: 404,
    badPath: '/costs?sku=GONE&valid_from=soon',
  },
]

const questions: RouteCase[] = [
  { method: 'GET', path: '/measures', needs: 'viewer', status: 200 },
  ...asked.map(({ id }): RouteCase => {
    return {
      method: 'GET',
      path: `/measures/${id}?${days}`,
      needs: 'viewer',
      status: 200,
      badPath: `/measures/${id}?${days}&colour=red`,
    }
  }),
  { method: 'GET', path: '/rates', needs: 'viewer', status: 200, badPath: '/rates?day=today' },
  { method: 'GET', path: `/orders?${days}`, needs: 'viewer', status: 200, badPath: `/orders?${days}&currency=dollars` },
  { method: 'GET', path: '/orders/ID', needs: 'viewer', status: 404, badPath: '/orders/ID?currency=dollars' },
]

const everything = { channel: 'direct', conditions: [] }
const traffic: RouteCase[] = [
  { method: 'GET', path: '/channels', needs: 'viewer', status: 200 },
  { method: 'GET', path: '/channel-rules', needs: 'viewer', status: 200 },
  { method: 'GET', path: '/channel-rules/versions', needs: 'viewer', status: 200 },
  {
    method: 'POST',
    path: '/channel-rules',
    needs: 'editor',
    status: 201,
    body: { rules: [everything] },
    bad: { rules: [{ ...everything, channel: 'moon' }] },
  },
  {
    method: 'POST',
    path: '/channel-rules/restore',
    needs: 'editor',
    status: 201,
    body: { version: 0 },
    bad: { version: 'the one before' },
  },
  {
    method: 'POST',
    path: '/channel-rules/try',
    needs: 'viewer',
    status: 200,
    body: { rules: [everything], touches: [{ utm_source: 'google' }] },
    bad: { rules: [everything], touches: [{ colour: 'red' }] },
  },
]

const events: RouteCase[] = [
  { method: 'GET', path: '/sources', needs: 'viewer', status: 200 },
  {
    method: 'POST',
    path: '/sources',
    needs: 'editor',
    status: 201,
    body: { name: 'Shop', kind: 'web' },
    bad: { name: 'Shop', kind: 'moon' },
  },
  {
    method: 'PATCH',
    path: '/sources/ID',
    needs: 'editor',
    status: 404,
    body: { hosts: ['shop.example'] },
    bad: { hosts: ['a b'] },
  },
  { method: 'DELETE', path: '/sources/ID', needs: 'editor', status: 404 },
  {
    method: 'PUT',
    path: '/sources/ID/shop',
    needs: 'editor',
    status: 404,
    body: { store: 'Shop', sales_channel: '' },
    bad: { store: 'Shop', sales_channel: 'moon' },
  },
  {
    method: 'POST',
    path: '/sources/ID/webhook-secret',
    needs: 'editor',
    status: 404,
    body: {},
    bad: { secret: 'short' },
  },
  { method: 'GET', path: '/sources/ID/refused', needs: 'viewer', status: 200 },
  { method: 'GET', path: '/stores', needs: 'viewer', status: 200 },
  { method: 'GET', path: '/webhooks', needs: 'viewer', status: 200 },
  { method: 'GET', path: '/events/lag', needs: 'viewer', status: 200 },
  {
    method: 'GET',
    path: '/events',
    needs: 'viewer',
    status: 200,
    badPath: `/events?cursor=${neverWas(crypto.randomUUID())}`,
  },
  { method: 'GET', path: '/events/names', needs: 'viewer', status: 200, badPath: '/events/names?days=0' },
  {
    method: 'GET',
    path: '/events/quarantine',
    needs: 'viewer',
    status: 200,
    badPath: `/events/quarantine?cursor=${neverWas('x', 0)}`,
  },
]

const someone = { by: 'user', id: 'nobody' }
const privacy: RouteCase[] = [
  {
    method: 'POST',
    path: '/privacy/find',
    needs: 'editor',
    status: 404,
    body: someone,
    bad: { by: 'name', id: 'Ann' },
  },
  { method: 'POST', path: '/privacy/export', needs: 'editor', status: 404, body: someone, bad: { by: 'user' } },
  { method: 'GET', path: '/privacy/erasures', needs: 'owner', status: 200 },
  {
    method: 'POST',
    path: '/privacy/erasures',
    needs: 'owner',
    status: 404,
    body: { ...someone, confirm: 'nobody' },
    bad: { ...someone, confirm: 'yes' },
  },
  { method: 'GET', path: '/privacy/erasures/ID', needs: 'owner', status: 404 },
  { method: 'POST', path: '/privacy/erasures/ID/let-in', needs: 'owner', status: 404 },
  { method: 'DELETE', path: '/privacy/files/ID', needs: 'owner', status: 404 },
  { method: 'GET', path: '/privacy/retention', needs: 'viewer', status: 200 },
  {
    method: 'PUT',
    path: '/privacy/retention',
    needs: 'owner',
    status: 200,
    body: { events: 400 },
    bad: { orders: 30 },
  },
  {
    method: 'POST',
    path: '/privacy/retention/apply',
    needs: 'owner',
    status: 200,
    body: { dry_run: true },
    bad: { dry_run: 'perhaps' },
  },
]

const page = { target: 'https://shop.example' }
const links: RouteCase[] = [
  { method: 'GET', path: '/links', needs: 'viewer', status: 200, badPath: '/links?cursor=lnk_%00' },
  { method: 'POST', path: '/links', needs: 'editor', status: 201, body: page, bad: { target: 'javascript:1' } },
  { method: 'GET', path: '/links/ID', needs: 'viewer', status: 404 },
  { method: 'PATCH', path: '/links/ID', needs: 'editor', status: 404, body: { title: 'x' }, bad: { code: 'other' } },
  { method: 'POST', path: '/links/many', needs: 'editor', status: 201, body: { links: [page] }, bad: { links: [] } },
  { method: 'POST', path: '/links/preview', needs: 'viewer', status: 200, body: page, bad: { ...page, kind: 'moon' } },
  { method: 'GET', path: '/links/file', needs: 'viewer', status: 200, badPath: '/links/file?kind=moon' },
  { method: 'GET', path: '/links/ID/qr', needs: 'viewer', status: 404, badPath: '/links/ID/qr?format=gif' },
  { method: 'GET', path: '/link-settings', needs: 'viewer', status: 200 },
  {
    method: 'PUT',
    path: '/link-settings',
    needs: 'editor',
    status: 200,
    body: { base_url: 'https://go.shop.example/' },
    bad: { base_url: 'shop' },
  },
  {
    method: 'GET',
    path: '/codes/ID/chat?app=whatsapp&account=447911123456',
    needs: 'viewer',
    status: 404,
    badPath: '/codes/ID/chat?app=moon&account=x',
  },
  {
    method: 'POST',
    path: '/codes/ID/declare',
    needs: 'editor',
    status: 404,
    body: { order_id: '1001' },
    bad: { said_in: 'line' },
  },
  { method: 'GET', path: '/codes/ID/declarations', needs: 'viewer', status: 404 },
  { method: 'DELETE', path: '/codes/ID/declarations/ID', needs: 'editor', status: 404 },
  {
    method: 'GET',
    path: '/declarations',
    needs: 'viewer',
    status: 200,
    badPath: `/declarations?cursor=${neverWas('x')}`,
  },
  { method: 'GET', path: '/declarations/file', needs: 'viewer', status: 200, badPath: '/declarations/file?limit=1' },
]

/** Every route of a brand. */
export const routeCases: readonly RouteCase[] = [
  { method: 'GET', path: '', needs: 'viewer', status: 200 },
  { method: 'PATCH', path: '', needs: 'owner', status: 200, body: { name: 'Acme Ltd' }, bad: { currency: 5 } },
  { method: 'POST', path: '/derive', needs: 'editor', status: 202 },
  { method: 'GET', path: '/traffic', needs: 'viewer', status: 200 },
  { method: 'POST', path: '/lifetime/forecast', needs: 'editor', status: 200 },
  { method: 'GET', path: '/live', needs: 'viewer', status: 200 },
  { method: 'GET', path: '/people', needs: 'viewer', status: 200, badPath: '/people?limit=none' },
  { method: 'GET', path: '/people/1', needs: 'viewer', status: 404, badPath: '/people/ann' },
  { method: 'POST', path: '/traffic/derive', needs: 'editor', status: 202 },
  { method: 'GET', path: '/members', needs: 'viewer', status: 200 },
  {
    method: 'PATCH',
    path: '/members/ID',
    needs: 'owner',
    status: 404,
    body: { role: 'editor' },
    bad: { role: 'king' },
  },
  { method: 'DELETE', path: '/members/ID', needs: 'owner', status: 404 },
  { method: 'GET', path: '/invitations', needs: 'owner', status: 200 },
  {
    method: 'POST',
    path: '/invitations',
    needs: 'owner',
    status: 201,
    body: { email: 'bob@example.com', role: 'viewer' },
    bad: { email: 'bob', role: 'viewer' },
  },
  { method: 'DELETE', path: '/invitations/ID', needs: 'owner', status: 404 },
  { method: 'GET', path: '/keys', needs: 'owner', status: 200 },
  {
    method: 'POST',
    path: '/keys',
    needs: 'owner',
    status: 201,
    body: { name: 'sheet', scopes: ['read'] },
    bad: { name: 'sheet', scopes: ['fly'] },
  },
  { method: 'DELETE', path: '/keys/ID', needs: 'owner', status: 404 },
  { method: 'GET', path: '/audit', needs: 'owner', status: 200, badPath: '/audit?cursor=aud_%00' },
  { method: 'GET', path: '/resources', needs: 'viewer', status: 200 },
  ...statedRows,
  ...traffic,
  ...facts,
  ...imports,
  ...questions,
  ...events,
  ...privacy,
  ...links,
]
