import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import { createFinder } from '../src/activate/moves/finder.ts'
import { createReporter } from '../src/activate/report/reporter.ts'
import { createAttachments } from '../src/collect/assets/attachments.ts'
import { createLibrary } from '../src/collect/assets/library.ts'
import { platforms } from '../src/collect/connections/catalogue.ts'
import { createConnectionReader } from '../src/collect/connections/reader.ts'
import { createCommissionTeller } from '../src/collect/creators/commission-teller.ts'
import { createCreatorTeller } from '../src/collect/creators/creator-teller.ts'
import { createGateway } from '../src/collect/gateway/gateway.ts'
import { createImportQueue, type ImportQueue } from '../src/collect/imports/queue.ts'
import { createLinkTeller } from '../src/collect/links/link-teller.ts'
import { createRedirects } from '../src/collect/links/redirects.ts'
import { createAnswerTeller } from '../src/collect/product-tests/answer-teller.ts'
import { createWebhooks } from '../src/collect/webhooks/webhooks.ts'
import { createDeriver, type Deriver } from '../src/derive/deriver.ts'
import { createTrafficDeriver } from '../src/derive/traffic/traffic-deriver.ts'
import { buildApp } from '../src/http/app.ts'
import type { App, Parts } from '../src/http/parts.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Actor, Role } from '../src/manage/access.ts'
import { createAuth } from '../src/manage/auth.ts'
import { createBrand } from '../src/manage/brands.ts'
import { createKey } from '../src/manage/keys.ts'
import { createSeal } from '../src/manage/seal.ts'
import { createSigner } from '../src/manage/signer.ts'
import { createUser, type User } from '../src/manage/users.ts'
import { createForecaster } from '../src/predict/lifetime/daily-forecast.ts'
import { createDarkTester } from '../src/predict/moat/daily-dark-test.ts'
import { createKeeper } from '../src/privacy/daily-retention.ts'
import { createEraser } from '../src/privacy/eraser.ts'
import { engines } from './engines.ts'

export const origin = 'http://millpond.test'
export const localToken = 'the-token-of-the-command-line'
const secret = 'a secret of at least thirty-two characters'
const password = 'correct horse battery'

/** Tests ask no platform. */
const nowhere = Object.fromEntries(platforms.map(({ id }) => [id, 'http://127.0.0.1:9']))

let opened: Promise<{ app: App; parts: Parts }> | undefined

/** The app over the shared engines, with a queue and a deriver that really work; one for all tests of the process. */
export function server(): Promise<{ app: App; parts: Parts }> {
  opened ??= open()
  return opened
}

async function open(): Promise<{ app: App; parts: Parts }> {
  const parts = await partsOf()
  return { app: await buildApp(parts), parts }
}

/** The app's tests share their brands with those of the daily work, which tick for themselves. */
const never = 2 ** 30

/** What an app is built of, for tests that change a part. */
export async function partsOf(): Promise<Parts> {
  const { warehouse, registry } = await engines()
  const log = pino({ level: 'silent' })
  const dataDir = mkdtempSync(join(tmpdir(), 'millpond-server-'))
  const deriver: Deriver = createDeriver({ warehouse, registry, log })
  const traffic = createTrafficDeriver({ warehouse, registry, log, gatherMs: 100, since: Date.now() })
  const queue: ImportQueue = createImportQueue({ warehouse, registry, dataDir, log, onChange: deriver.request })
  const seal = createSeal(secret)
  const onEvents = traffic.eventsCame
  const gateway = await createGateway({ warehouse, registry, dataDir, spoolBytes: 2 ** 28, log, onEvents })
  return {
    config: { dataDir, publicUrl: origin, trustProxy: false, uploadLimitBytes: 2 ** 24, requestsPerMinute: 1_000_000 },
    auth: createAuth({ registry, secret, baseUrl: origin }),
    dashboard: join(dataDir, 'no dashboard'),
    tracker: fileURLToPath(new URL('../tracker/dist', import.meta.url)),
    version: '0.0.0',
    warehouse,
    registry,
    deriver,
    traffic,
    webhooks: createWebhooks({
      warehouse,
      registry,
      seal,
      log,
      onChange: deriver.request,
      batchMs: never,
      againMs: never,
    }),
    seal,
    signer: createSigner(secret),
    gateway,
    eraser: createEraser({ warehouse, registry, dataDir, gateway, deriver, traffic, log }),
    keeper: createKeeper({ warehouse, registry, dataDir, log, everyMs: never }),
    forecaster: createForecaster({ warehouse, registry, log, everyMs: never }),
    darkTester: createDarkTester({ warehouse, registry, log, everyMs: never }),
    finder: createFinder(),
    reporter: createReporter({ warehouse, registry, finder: createFinder(), mailer: undefined, base: origin, log }),
    redirects: await createRedirects({ registry, gateway, log }),
    linkTeller: createLinkTeller({ registry, warehouse, log }),
    creatorTeller: createCreatorTeller({ registry, warehouse, log }),
    commissionTeller: createCommissionTeller({ registry, warehouse, log }),
    library: createLibrary({ registry, dataDir, limitBytes: 2 ** 24, log, pictureWaitMs: 30_000 }),
    attachments: createAttachments({ registry, dataDir, limitBytes: 2 ** 24, log }),
    answerTeller: createAnswerTeller({ registry, warehouse, log }),
    connectionReader: createConnectionReader({ registry, queue, seal, log, urls: nowhere, everyMs: never }),
    queue,
    log,
    localToken,
  }
}

/** Someone who asks: with a cookie, a key, or nothing. */
export type Asker = { headers: Record<string, string> }
export type Person = Asker & { user: User }

/** A person with an account and a session. */
export async function person({ registry, auth }: Pick<Parts, 'registry' | 'auth'>): Promise<Person> {
  const user = await createUser(registry, { name: 'Ann', email: `${newId('ann')}@example.com`, password })
  const { cookies } = await auth.signIn({ email: user.email, password, ip: '::1' })
  return { user, headers: { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; '), origin } }
}

/** A new brand with a person of each role, an owner of another brand, and keys. The people are the same for every test. */
export async function cast(parts: Pick<Parts, 'registry' | 'auth'>) {
  people ??= everyone(parts)
  const { owner, editor, viewer, stranger } = await people
  const [brand, other] = [await newBrand(parts, owner), await newBrand(parts, stranger)]
  await addMember(parts, brand.id, editor, 'editor')
  await addMember(parts, brand.id, viewer, 'viewer')
  const key = async (scope: 'read' | 'write' | 'admin'): Promise<Asker> => {
    const made = await createKey(parts.registry, actorOf(owner), brand.id, { name: scope, scopes: [scope] })
    return { headers: { authorization: `Bearer ${made.key}` } }
  }
  const local = { headers: { authorization: `Bearer ${localToken}` } }
  return { brand, other, owner, editor, viewer, stranger, key, nobody: { headers: { origin } }, local }
}

let people: ReturnType<typeof everyone> | undefined

async function everyone(parts: Pick<Parts, 'registry' | 'auth'>) {
  return {
    owner: await person(parts),
    editor: await person(parts),
    viewer: await person(parts),
    stranger: await person(parts),
  }
}

const actorOf = ({ user }: Person): Actor => ({ kind: 'user', id: user.id, name: user.name })

function newBrand({ registry }: Pick<Parts, 'registry'>, owner: Person) {
  return createBrand(registry, actorOf(owner), {
    name: 'Acme',
    currency: 'USD',
    time_zone: 'America/New_York',
    markets: ['US'],
  })
}

async function addMember(
  { registry }: Pick<Parts, 'registry'>,
  brand: string,
  { user }: Person,
  role: Role,
): Promise<void> {
  await registry.db.insertInto('members').values({ brand, user_id: user.id, role }).execute()
}

/** Asks the app as somebody. */
export function ask(
  app: App,
  who: Asker,
  method: NonNullable<InjectOptions['method']>,
  url: string,
  payload?: object | string,
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  const own = { host: new URL(origin).host, ...who.headers, ...headers }
  return app.inject({ method, url, headers: own, ...(payload === undefined ? {} : { payload }) })
}
