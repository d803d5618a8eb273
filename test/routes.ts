import { resources } from '../src/manage/resources.ts'
import { questions as asked } from '../src/predict/catalogue.ts'
import { twoLamps } from './product-test.ts'
import type { RouteCase } from './route-case.ts'
import { assets, creators, events, links, traffic } from './traffic-routes.ts'

const rule = { toll: 'payment', percent: '2.9', valid_from: '2026-01-01' }
const cost = { sku: 'MUG', currency: 'USD', unit_cost: '3.85' }
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
  ...asked.map(({ id, example }): RouteCase => {
    // Some ask about one thing, such as a session, which their example names.
    const { from: _from, to: _to, ...named } = example as Record<string, string>
    const path = `/measures/${id}?${days}&${new URLSearchParams(named)}`
    return { method: 'GET', path, needs: 'viewer', status: 200, badPath: `${path}&colour=red` }
  }),
  { method: 'GET', path: '/rates', needs: 'viewer', status: 200, badPath: '/rates?day=today' },
  { method: 'GET', path: `/orders?${days}`, needs: 'viewer', status: 200, badPath: `/orders?${days}&currency=dollars` },
  { method: 'GET', path: '/orders/ID', needs: 'viewer', status: 404, badPath: '/orders/ID?currency=dollars' },
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

const assistants: RouteCase[] = [
  { method: 'GET', path: '/assistant/tools', needs: 'viewer', status: 200 },
  {
    method: 'POST',
    path: '/mcp',
    needs: 'viewer',
    status: 200,
    body: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
    bad: { method: 'tools/list' },
  },
]

const sleeping = {
  name: 'Sleeping',
  measure: 'lifecycle-people',
  params: { stage: 'lapsing' },
  period: { last_days: 90 },
}
const work: RouteCase[] = [
  { method: 'GET', path: '/audiences', needs: 'viewer', status: 200, badPath: '/audiences?limit=3' },
  {
    method: 'POST',
    path: '/audiences',
    needs: 'editor',
    status: 201,
    body: sleeping,
    bad: { ...sleeping, params: { stage: 'asleep' } },
  },
  { method: 'GET', path: '/audiences/ID', needs: 'viewer', status: 404, badPath: '/audiences/ID?limit=0' },
  { method: 'GET', path: '/audiences/ID/file', needs: 'viewer', status: 404 },
  { method: 'PATCH', path: '/audiences/ID', needs: 'editor', status: 404, body: { name: 'Awake' }, bad: { name: '' } },
  { method: 'DELETE', path: '/audiences/ID', needs: 'editor', status: 404 },
  { method: 'GET', path: '/tasks', needs: 'viewer', status: 200, badPath: '/tasks?state=late' },
  {
    method: 'POST',
    path: '/tasks',
    needs: 'editor',
    status: 201,
    body: { title: 'Mend the cart page' },
    bad: { title: 'Mend the cart page', owner: 'nobody' },
  },
  { method: 'PATCH', path: '/tasks/ID', needs: 'editor', status: 404, body: { state: 'done' }, bad: { state: 'late' } },
  { method: 'DELETE', path: '/tasks/ID', needs: 'editor', status: 404 },
]

const collaborations: RouteCase[] = [
  { method: 'GET', path: '/collaborations', needs: 'viewer', status: 200, badPath: '/collaborations?stage=lost' },
  { method: 'GET', path: '/collaborations/counts', needs: 'viewer', status: 200 },
  {
    method: 'GET',
    path: '/collaborations/file',
    needs: 'editor',
    status: 200,
    badPath: '/collaborations/file?due=late',
  },
  { method: 'GET', path: '/collaborations/ID', needs: 'viewer', status: 404 },
  {
    method: 'POST',
    path: '/collaborations',
    needs: 'editor',
    status: 400,
    body: { creator: 'nobody', title: 'Spring' },
    bad: { title: '' },
  },
  {
    method: 'PATCH',
    path: '/collaborations/ID',
    needs: 'editor',
    status: 404,
    body: { stage: 'agreed' },
    bad: { stage: 'lost' },
  },
  { method: 'DELETE', path: '/collaborations/ID', needs: 'editor', status: 404 },
  { method: 'GET', path: '/samples', needs: 'viewer', status: 200, badPath: '/samples?state=lost' },
  { method: 'GET', path: '/samples/counts', needs: 'viewer', status: 200 },
  { method: 'GET', path: '/samples/file', needs: 'editor', status: 200, badPath: '/samples/file?state=lost' },
  {
    method: 'POST',
    path: '/samples',
    needs: 'editor',
    status: 400,
    body: { collaboration: 'none', sku: 'MUG' },
    bad: { sku: 'MUG', quantity: 0 },
  },
  {
    method: 'PATCH',
    path: '/samples/ID',
    needs: 'editor',
    status: 404,
    body: { tracking: 'X' },
    bad: { sent_on: 'soon' },
  },
  { method: 'DELETE', path: '/samples/ID', needs: 'editor', status: 404 },
  {
    method: 'GET',
    path: `/creators/ID/statement?${days}`,
    needs: 'viewer',
    status: 404,
    badPath: '/creators/ID/statement?from=soon',
  },
  { method: 'GET', path: '/payouts', needs: 'viewer', status: 200, badPath: '/payouts?state=late' },
  { method: 'GET', path: '/payouts/file', needs: 'editor', status: 200, badPath: '/payouts/file?state=late' },
  { method: 'GET', path: '/payouts/ID', needs: 'viewer', status: 404 },
  {
    method: 'POST',
    path: '/payouts',
    needs: 'editor',
    status: 404,
    body: { creator: 'nobody', from: '2026-01-01', to: '2026-01-31' },
    bad: { creator: 'nobody' },
  },
  {
    method: 'PATCH',
    path: '/payouts/ID',
    needs: 'editor',
    status: 404,
    body: { state: 'void' },
    bad: { state: 'lost' },
  },
]

/** Every route of a brand. */
const productTests: RouteCase[] = [
  { method: 'GET', path: '/product-tests', needs: 'viewer', status: 200, badPath: '/product-tests?state=late' },
  {
    method: 'POST',
    path: '/product-tests',
    needs: 'editor',
    status: 201,
    body: twoLamps,
    bad: { ...twoLamps, candidates: [] },
  },
  { method: 'GET', path: '/product-tests/ID', needs: 'viewer', status: 404 },
  {
    method: 'PUT',
    path: '/product-tests/ID',
    needs: 'editor',
    status: 404,
    body: twoLamps,
    bad: { ...twoLamps, currency: 'MOON' },
  },
  { method: 'DELETE', path: '/product-tests/ID', needs: 'editor', status: 404 },
  { method: 'POST', path: '/product-tests/ID/open', needs: 'editor', status: 404 },
  { method: 'POST', path: '/product-tests/ID/close', needs: 'editor', status: 404 },
  { method: 'GET', path: '/product-tests/ID/results', needs: 'viewer', status: 404 },
  {
    method: 'GET',
    path: '/product-tests/ID/preview',
    needs: 'viewer',
    status: 404,
    badPath: '/product-tests/ID/preview?page=moon',
  },
  { method: 'GET', path: '/product-tests/ID/candidates/moon/picture', needs: 'viewer', status: 404 },
  {
    method: 'PUT',
    path: '/product-tests/ID/candidates/moon/picture',
    needs: 'editor',
    status: 404,
    body: { base64: 'iVBORw0KGgoAAAAN' },
    bad: { base64: '%' },
  },
  { method: 'DELETE', path: '/product-tests/ID/candidates/moon/picture', needs: 'editor', status: 404 },
  {
    method: 'GET',
    path: '/product-tests/ID/links',
    needs: 'editor',
    status: 404,
    badPath: '/product-tests/ID/links?limit=0',
  },
  {
    method: 'POST',
    path: '/product-tests/ID/links',
    needs: 'editor',
    status: 404,
    body: { page: 'questions' },
    bad: { page: 'moon' },
  },
  { method: 'DELETE', path: '/product-tests/ID/links/ID', needs: 'editor', status: 404 },
  {
    method: 'GET',
    path: '/product-tests/ID/links/ID/qr',
    needs: 'editor',
    status: 404,
    badPath: '/product-tests/ID/links/ID/qr?format=pdf',
  },
  {
    method: 'GET',
    path: '/product-tests/ID/orders',
    needs: 'editor',
    status: 404,
    badPath: '/product-tests/ID/orders?limit=0',
  },
  {
    method: 'GET',
    path: '/product-tests/ID/quarantine',
    needs: 'editor',
    status: 404,
    badPath: '/product-tests/ID/quarantine?limit=0',
  },
  { method: 'GET', path: '/product-tests/ID/answers/file', needs: 'editor', status: 404 },
  { method: 'GET', path: '/product-tests/ID/orders/file', needs: 'editor', status: 404 },
]

export const connected = {
  platform: 'youtube',
  name: 'Acme',
  settings: { channel: '@acme' },
  secrets: { api_key: 'AIza-acme' },
}

const connections: RouteCase[] = [
  { method: 'GET', path: '/connections', needs: 'viewer', status: 200 },
  {
    method: 'POST',
    path: '/connections',
    needs: 'owner',
    status: 201,
    body: connected,
    bad: { ...connected, settings: { channel: 'https://youtube.com/acme' } },
  },
  { method: 'GET', path: '/connections/ID', needs: 'viewer', status: 404 },
  {
    method: 'PATCH',
    path: '/connections/ID',
    needs: 'owner',
    status: 404,
    body: { paused: true },
    bad: { secrets: { api_key: 5 } },
  },
  { method: 'DELETE', path: '/connections/ID', needs: 'owner', status: 404 },
  { method: 'POST', path: '/connections/ID/read', needs: 'editor', status: 404 },
  {
    method: 'GET',
    path: '/connections/ID/runs',
    needs: 'viewer',
    status: 404,
    badPath: '/connections/ID/runs?limit=0',
  },
]

export const routeCases: readonly RouteCase[] = [
  ...collaborations,
  ...connections,
  { method: 'GET', path: '', needs: 'viewer', status: 200 },
  { method: 'PATCH', path: '', needs: 'owner', status: 200, body: { name: 'Acme Ltd' }, bad: { currency: 5 } },
  { method: 'POST', path: '/derive', needs: 'editor', status: 202 },
  { method: 'GET', path: '/traffic', needs: 'viewer', status: 200 },
  { method: 'POST', path: '/lifetime/forecast', needs: 'editor', status: 200 },
  { method: 'GET', path: '/moat/dark-test', needs: 'viewer', status: 200 },
  {
    method: 'POST',
    path: '/moat/dark-test',
    needs: 'editor',
    status: 200,
    body: { assumptions: { paid_new_anyway: 0.3 } },
    bad: { assumptions: { paid_new_anyway: 3 } },
  },
  { method: 'GET', path: '/moves', needs: 'viewer', status: 200, badPath: '/moves?limit=3' },
  {
    method: 'POST',
    path: '/moves/state',
    needs: 'editor',
    status: 404,
    body: { move: 'next-place/country/DE/MUG', state: 'done' },
    bad: { move: 'next-place/country/DE/MUG', state: 'snoozed', until: 'soon' },
  },
  { method: 'GET', path: '/report?week=2025-01-08', needs: 'viewer', status: 200, badPath: '/report?week=soon' },
  {
    method: 'GET',
    path: '/report/file?week=2025-01-08&format=pdf',
    needs: 'viewer',
    status: 200,
    badPath: '/report/file?format=docx',
  },
  { method: 'GET', path: '/report/settings', needs: 'viewer', status: 200 },
  {
    method: 'PUT',
    path: '/report/settings',
    needs: 'owner',
    status: 200,
    body: { is_sent: true, recipients: [{ address: 'ann@example.com', language: 'zh' }] },
    bad: { is_sent: true, recipients: [{ address: 'ann', language: 'zh' }] },
  },
  { method: 'GET', path: '/report/sent', needs: 'viewer', status: 200 },
  { method: 'POST', path: '/report/send', needs: 'owner', status: 409, body: {}, bad: { week: 'soon' } },
  { method: 'GET', path: '/live', needs: 'viewer', status: 200 },
  { method: 'GET', path: '/people', needs: 'viewer', status: 200, badPath: '/people?limit=none' },
  { method: 'GET', path: '/people/file', needs: 'viewer', status: 200, badPath: '/people/file?limit=1' },
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
  ...work,
  ...traffic,
  ...assistants,
  ...facts,
  ...imports,
  ...questions,
  ...events,
  ...privacy,
  ...links,
  ...creators,
  ...assets,
  ...productTests,
]
