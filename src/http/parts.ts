import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import type { Finder } from '../activate/moves/finder.ts'
import type { Reporter } from '../activate/report/reporter.ts'
import type { Attachments } from '../collect/assets/attachments.ts'
import type { Library } from '../collect/assets/library.ts'
import type { ConnectionReader } from '../collect/connections/reader.ts'
import type { Gateway } from '../collect/gateway/gateway.ts'
import type { ImportQueue } from '../collect/imports/queue.ts'
import type { Redirects } from '../collect/links/redirects.ts'
import type { Teller } from '../collect/telling.ts'
import type { Webhooks } from '../collect/webhooks/webhooks.ts'
import type { Config } from '../config.ts'
import type { Deriver } from '../derive/deriver.ts'
import type { TrafficDeriver } from '../derive/traffic/traffic-deriver.ts'
import type { Auth } from '../manage/auth.ts'
import type { Seal } from '../manage/seal.ts'
import type { Signer } from '../manage/signer.ts'
import type { Forecaster } from '../predict/lifetime/daily-forecast.ts'
import type { DarkTester } from '../predict/moat/daily-dark-test.ts'
import type { Keeper } from '../privacy/daily-retention.ts'
import type { Eraser } from '../privacy/eraser.ts'
import type { Registry } from '../store/registry/registry.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'

/** The app as routes see it: schemas of zod type the requests and the answers. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** What the routes work with; built once in main.ts. */
export type Parts = {
  config: Pick<Config, 'dataDir' | 'publicUrl' | 'trustProxy' | 'uploadLimitBytes' | 'requestsPerMinute'>
  warehouse: Warehouse
  registry: Registry
  auth: Auth
  queue: ImportQueue
  deriver: Deriver
  traffic: TrafficDeriver
  gateway: Gateway
  webhooks: Webhooks
  /** Keeps the secrets of shops. */
  seal: Seal
  /** Signs the addresses of pages that anybody may be given. */
  signer: Signer
  eraser: Eraser
  keeper: Keeper
  forecaster: Forecaster
  darkTester: DarkTester
  finder: Finder
  reporter: Reporter
  redirects: Redirects
  linkTeller: Teller
  creatorTeller: Teller
  commissionTeller: Teller
  library: Library
  attachments: Attachments
  answerTeller: Teller
  connectionReader: ConnectionReader
  log: Logger
  /** Lets the command line in. */
  localToken: string
  version: string
  /** Directory of the dashboard's files. */
  dashboard: string
  /** Directory of the built scripts that shops load; the file for WooCommerce stands beside it. */
  tracker: string
}
