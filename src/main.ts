import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import { createFinder } from './activate/moves/finder.ts'
import { createMailer } from './activate/report/mail/mailer.ts'
import { createReporter } from './activate/report/reporter.ts'
import { loadDemo } from './cli/demo.ts'
import { runProgram } from './cli/program.ts'
import type { Millpond } from './cli/server.ts'
import { createAttachments } from './collect/assets/attachments.ts'
import { createLibrary } from './collect/assets/library.ts'
import { createConnectionReader } from './collect/connections/reader.ts'
import { createCommissionTeller } from './collect/creators/commission-teller.ts'
import { createCreatorTeller } from './collect/creators/creator-teller.ts'
import { createGateway } from './collect/gateway/gateway.ts'
import { openPlaces } from './collect/gateway/places.ts'
import { createImportQueue } from './collect/imports/queue.ts'
import { createLinkTeller } from './collect/links/link-teller.ts'
import { createRedirects } from './collect/links/redirects.ts'
import { createAnswerTeller } from './collect/product-tests/answer-teller.ts'
import { createWebhooks } from './collect/webhooks/webhooks.ts'
import type { Config } from './config.ts'
import { createDeriver } from './derive/deriver.ts'
import { createOrderWatch } from './derive/order-watch.ts'
import { paced } from './derive/paced.ts'
import { createTrafficDeriver } from './derive/traffic/traffic-deriver.ts'
import { buildApp } from './http/app.ts'
import { createLog } from './http/log.ts'
import { createAuth } from './manage/auth.ts'
import { firstRun } from './manage/first-run.ts'
import { createSeal } from './manage/seal.ts'
import { createSigner } from './manage/signer.ts'
import { createForecaster } from './predict/lifetime/daily-forecast.ts'
import { createDarkTester } from './predict/moat/daily-dark-test.ts'
import { createKeeper } from './privacy/daily-retention.ts'
import { createEraser } from './privacy/eraser.ts'
import { lockDirectory } from './store/lock.ts'
import type { Registry } from './store/registry/registry.ts'
import { openRegistry } from './store/registry/registry.ts'
import { lockServer, type ServerLock } from './store/registry/server-lock.ts'
import { inBackground } from './store/warehouse/in-background.ts'
import { migrate } from './store/warehouse/migrate.ts'
import { openWarehouse } from './store/warehouse/open.ts'
import type { Warehouse } from './store/warehouse/warehouse.ts'

const tracker = fileURLToPath(new URL('../tracker/dist', import.meta.url))
const dashboard = fileURLToPath(new URL('../web/dist', import.meta.url))

/** Orders come in all day; figures of a brand are rebuilt for them no more often than this. */
const liveRebuildMs = 60_000

type Log = ReturnType<typeof createLog>

/**
 * Builds everything, once: takes the data directory, opens both stores, brings their schemas up to date, and goes on
 * with the imports and rebuilds that were under way. Throws `store_locked` when another process has the directory.
 */
export async function createMillpond(config: Config): Promise<Millpond> {
  const log = createLog(config.logLevel)
  const stores = await openStores(config, log)
  try {
    return await compose(config, log, stores)
  } catch (error) {
    await stores.close()
    throw error
  }
}

type Stores = { warehouse: Warehouse; registry: Registry; close(): Promise<void> }

async function openStores({ dataDir, warehouse: place, registry: address }: Config, log: Log): Promise<Stores> {
  const lock = lockDirectory(dataDir)
  const serverLock = await takeServer(address.url).catch((error) => {
    lock.release()
    throw error
  })
  const [warehouse, registry] = await Promise.allSettled([
    openWarehouse({ dataDir, log, ...place }).then(async (opened) => {
      await migrate(opened, log)
      return opened
    }),
    openRegistry({ dataDir, log, ...address }),
  ])
  const close = async () => {
    if (registry.status === 'fulfilled') await registry.value.close()
    if (warehouse.status === 'fulfilled') await warehouse.value.close()
    await serverLock?.release()
    lock.release()
  }
  if (warehouse.status === 'fulfilled' && registry.status === 'fulfilled') {
    return { warehouse: warehouse.value, registry: registry.value, close }
  }
  await close()
  throw warehouse.status === 'rejected' ? warehouse.reason : (registry as PromiseRejectedResult).reason
}

async function takeServer(url: string | undefined): Promise<ServerLock | undefined> {
  return url === undefined ? undefined : lockServer(url)
}

async function compose(config: Config, log: Log, { warehouse, registry, close }: Stores): Promise<Millpond> {
  const firstLogin = await firstRun(registry, config.owner)
  const baseUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
  const auth = createAuth({ registry, secret: config.secret, baseUrl })
  const behind = inBackground(warehouse)
  const deriver = createDeriver({ warehouse: behind, registry, log })
  const queue = createImportQueue({ warehouse, registry, dataDir: config.dataDir, log, onChange: deriver.request })
  const live = paced(deriver.request, liveRebuildMs)
  const seal = createSeal(config.secret)
  const webhooks = createWebhooks({ warehouse, registry, seal, log, onChange: live.request })
  const { dataDir, spoolBytes } = config
  const traffic = createTrafficDeriver({ warehouse: behind, registry, log })
  const gateway = await createGateway({
    warehouse: behind,
    registry,
    dataDir,
    spoolBytes,
    log,
    onEvents: traffic.eventsCame,
    placeOf: openPlaces(config.places),
  })
  const stopping = new AbortController()
  const eraser = createEraser({ warehouse, registry, dataDir, gateway, deriver, traffic, log })
  const keeper = createKeeper({ warehouse: behind, registry, dataDir, log })
  const forecaster = createForecaster({ warehouse: behind, registry, log })
  const darkTester = createDarkTester({ warehouse: behind, registry, log })
  const mailer = createMailer(config.mail)
  const finder = createFinder()
  const reporter = createReporter({ warehouse: behind, registry, finder, mailer, base: baseUrl, log })
  const redirects = await createRedirects({ registry, gateway, log })
  const linkTeller = createLinkTeller({ registry, warehouse, log })
  const creatorTeller = createCreatorTeller({ registry, warehouse, log })
  const commissionTeller = createCommissionTeller({ registry, warehouse, log })
  const files = { registry, dataDir, limitBytes: config.uploadLimitBytes, bucket: config.bucket, log }
  const library = createLibrary(files)
  const attachments = createAttachments(files)
  const connectionReader = createConnectionReader({ registry, queue, seal, log, urls: config.platformUrls })
  const answerTeller = createAnswerTeller({ registry, warehouse, log })
  const localToken = randomBytes(32).toString('base64url')
  const parts = {
    config,
    warehouse,
    registry,
    auth,
    queue,
    deriver,
    traffic,
    gateway,
    webhooks,
    seal,
    signer: createSigner(config.secret),
    eraser,
    keeper,
    forecaster,
    darkTester,
    finder,
    reporter,
    redirects,
    linkTeller,
    creatorTeller,
    commissionTeller,
    library,
    attachments,
    answerTeller,
    connectionReader,
    log,
    localToken,
    dashboard,
    tracker,
    version: packageJson.version,
  }
  const app = await buildApp(parts)
  // Before anything can be asked for: both take away what an earlier process has left half done.
  await queue.resume()
  await connectionReader.resume()
  connectionReader.wake()
  await library.sweep()
  await attachments.sweep()
  await deriver.resume()
  traffic.eventsCame()
  void webhooks.load()
  const watch = createOrderWatch({ warehouse: behind, registry, log, onChange: live.request })
  await eraser.resume()
  await reporter.resume()
  return {
    localToken,
    firstLogin,
    listen: (host, port) => app.listen({ host, port }),
    loadDemo: () =>
      loadDemo({
        registry,
        warehouse,
        queue,
        gateway,
        creatorTeller,
        linkTeller,
        redirects,
        commissionTeller,
        library,
        answerTeller,
        log,
        dataDir,
        signal: stopping.signal,
      }),
    close: async () => {
      stopping.abort()
      // Before the requests are waited for: one of them may wait for a forecast.
      await forecaster.close()
      await darkTester.close()
      await reporter.close()
      await connectionReader.close()
      await app.close()
      await keeper.close()
      await eraser.close()
      await redirects.close()
      await linkTeller.close()
      await creatorTeller.close()
      await commissionTeller.close()
      await answerTeller.close()
      await gateway.close()
      await webhooks.close()
      await watch.close()
      live.close()
      await queue.close()
      await deriver.close()
      await traffic.close()
      await close()
    },
  }
}

if (import.meta.main) {
  process.exitCode = await runProgram(process.argv.slice(2), {
    env: process.env,
    create: createMillpond,
    print: (text) => process.stdout.write(`${text}\n`),
    note: (text) => process.stderr.write(`${text}\n`),
  })
}
