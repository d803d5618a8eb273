import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { Problem } from '../kernel/errors.ts'
import { guardRoutes } from './caller.ts'
import { serveDashboard } from './dashboard.ts'
import { addSecurityHeaders } from './headers.ts'
import { logAnswers, newRequestId } from './log.ts'
import { describeApi } from './openapi.ts'
import { refuseForeignOrigins } from './origin.ts'
import type { App, Parts } from './parts.ts'
import { answerProblems } from './problems.ts'
import { accountRoutes } from './routes/account.ts'
import { assetFileRoutes } from './routes/asset-files.ts'
import { assetReuseRoutes } from './routes/asset-reuse.ts'
import { assetRoutes } from './routes/assets.ts'
import { assistantRoutes } from './routes/assistant.ts'
import { attachmentRoutes, attachmentUploadRoutes } from './routes/attachments.ts'
import { audienceRoutes } from './routes/audiences.ts'
import { auditRoutes } from './routes/audit.ts'
import { brandRoutes } from './routes/brands.ts'
import { channelRuleRoutes } from './routes/channel-rules.ts'
import { codeRoutes } from './routes/codes.ts'
import { collaborationFileRoutes } from './routes/collaboration-files.ts'
import { collaborationImportRoutes, sampleImportRoutes } from './routes/collaboration-imports.ts'
import { collaborationRoutes } from './routes/collaborations.ts'
import { connectionRoutes } from './routes/connections.ts'
import { connectorRoutes } from './routes/connectors.ts'
import { creatorChangeRoutes } from './routes/creator-changes.ts'
import { creatorFileRoutes } from './routes/creator-files.ts'
import { creatorTierRoutes } from './routes/creator-tiers.ts'
import { creatorRoutes } from './routes/creators.ts'
import { eventRoutes } from './routes/events.ts'
import { factRoutes } from './routes/facts.ts'
import { galleryRoutes } from './routes/galleries.ts'
import { gatewayRoutes, gatewaySettingRoutes, preflightRoutes } from './routes/gateway.ts'
import { heldClaimRoutes } from './routes/held-claims.ts'
import { importUploadRoutes } from './routes/import-upload.ts'
import { importWatchRoutes } from './routes/import-watch.ts'
import { importRoutes } from './routes/imports.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { keyRoutes } from './routes/keys.ts'
import { lifecycleRuleRoutes } from './routes/lifecycle-rules.ts'
import { lifetimeRoutes } from './routes/lifetime.ts'
import { linkToolRoutes } from './routes/link-tools.ts'
import { linkRoutes } from './routes/links.ts'
import { measurementProtocolRoutes } from './routes/measurement-protocol.ts'
import { measureRoutes } from './routes/measures.ts'
import { memberRoutes } from './routes/members.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { moatRoutes } from './routes/moat.ts'
import { moveRoutes } from './routes/moves.ts'
import { orderRoutes } from './routes/orders.ts'
import { payoutRoutes } from './routes/payouts.ts'
import { peopleRoutes } from './routes/people.ts'
import { pixelRoutes } from './routes/pixel.ts'
import { privacyRoutes } from './routes/privacy.ts'
import { productTestLinkRoutes } from './routes/product-test-links.ts'
import { productTestPictureRoutes } from './routes/product-test-pictures.ts'
import { productTestResultRoutes } from './routes/product-test-results.ts'
import { productTestRoutes } from './routes/product-tests.ts'
import { publicGalleryRoutes } from './routes/public-gallery.ts'
import { rateRoutes } from './routes/rates.ts'
import { redirectRoutes } from './routes/redirect.ts'
import { reportRoutes } from './routes/report.ts'
import { resourceRoutes } from './routes/resources.ts'
import { retentionRoutes } from './routes/retention.ts'
import { roomFileRoutes, roomRoutes } from './routes/room.ts'
import { sampleRoutes } from './routes/samples.ts'
import { serverRoutes } from './routes/server.ts'
import { sourceShopRoutes } from './routes/source-shops.ts'
import { sourceRoutes } from './routes/sources.ts'
import { statementFileRoutes } from './routes/statement-file.ts'
import { taskRoutes } from './routes/tasks.ts'
import { testPageRoutes } from './routes/test-page.ts'
import { trackerRoutes } from './routes/tracker.ts'
import { trafficRoutes } from './routes/traffic.ts'
import { visitorRoutes } from './routes/visitor.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { allowEvents } from './server-sent-events.ts'
import { collectTools } from './tools.ts'

const routes = [
  accountRoutes,
  brandRoutes,
  memberRoutes,
  invitationRoutes,
  keyRoutes,
  auditRoutes,
  resourceRoutes,
  channelRuleRoutes,
  factRoutes,
  connectorRoutes,
  connectionRoutes,
  importRoutes,
  importUploadRoutes,
  importWatchRoutes,
  measureRoutes,
  roomRoutes,
  roomFileRoutes,
  lifecycleRuleRoutes,
  lifetimeRoutes,
  moatRoutes,
  moveRoutes,
  audienceRoutes,
  taskRoutes,
  reportRoutes,
  rateRoutes,
  orderRoutes,
  sourceRoutes,
  sourceShopRoutes,
  eventRoutes,
  trafficRoutes,
  peopleRoutes,
  privacyRoutes,
  retentionRoutes,
  linkRoutes,
  linkToolRoutes,
  codeRoutes,
  creatorRoutes,
  creatorChangeRoutes,
  creatorTierRoutes,
  creatorFileRoutes,
  collaborationRoutes,
  collaborationFileRoutes,
  collaborationImportRoutes,
  sampleImportRoutes,
  attachmentRoutes,
  attachmentUploadRoutes,
  sampleRoutes,
  heldClaimRoutes,
  payoutRoutes,
  statementFileRoutes,
  assetRoutes,
  assetReuseRoutes,
  assetFileRoutes,
  galleryRoutes,
  productTestRoutes,
  productTestResultRoutes,
  productTestPictureRoutes,
  productTestLinkRoutes,
]

/** Routes that pages of any site, and servers without a login, may ask. */
const openRoutes = [
  gatewayRoutes,
  gatewaySettingRoutes,
  measurementProtocolRoutes,
  pixelRoutes,
  visitorRoutes,
  webhookRoutes,
  preflightRoutes,
  trackerRoutes,
  redirectRoutes,
  publicGalleryRoutes,
  testPageRoutes,
]

/** The whole of what is reached over HTTP. `close` on it waits for requests that are being answered. */
export async function buildApp(parts: Parts): Promise<App> {
  const { config, log } = parts
  const app: App = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    genReqId: newRequestId,
    // One line of our own for each answer: log.ts.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: 2 ** 20,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app)
  logAnswers(app)
  allowEvents(app)
  refuseForeignOrigins(app, config.publicUrl)
  addSecurityHeaders(app, config.publicUrl?.startsWith('https:') ?? false)
  await limitRequests(app, config.requestsPerMinute)
  await describeApi(app, parts.version)
  await app.register(async (root) => {
    serverRoutes(root, parts)
    metricsRoutes(root, parts)
  })
  for (const add of openRoutes) {
    await app.register(async (part) => add(part, parts))
  }
  await app.register(
    async (api) => {
      guardRoutes(api, parts)
      const tools = collectTools(api)
      for (const add of routes) await api.register(async (part) => add(part, parts))
      await api.register(async (part) => assistantRoutes(part, parts, tools))
    },
    { prefix: '/api/v1' },
  )
  await serveDashboard(app, parts.dashboard)
  return app
}

/** Addresses that whoever watches over the server may ask as often as they like. */
const isWatched = (url: string | undefined) => url === '/healthz' || url === '/readyz' || url === '/metrics'

/** Counts before anyone is identified, so that guessing keys is limited, too. */
async function limitRequests(app: App, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    max: perMinute,
    timeWindow: 60_000,
    allowList: ({ url, routeOptions }) => isWatched(url) || routeOptions.config.openToAll === true,
    errorResponseBuilder: (_request, { ttl }) => new Problem('too_many_requests', { seconds: Math.ceil(ttl / 1000) }),
  })
  app.addHook('onRequest', app.rateLimit())
}
