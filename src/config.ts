import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { Problem } from './kernel/errors.ts'

const units: Record<string, number> = { KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 }

/** "4 GB" → 4294967296. */
const bytes = z
  .string()
  .regex(/^\d+ ?(KB|MB|GB|TB)$/i, 'write a whole number and KB, MB, GB or TB, such as 4 GB')
  .transform((text) => {
    const [, number = '0', unit = ''] = /^(\d+) ?(\w+)$/.exec(text) ?? []
    return Number(number) * (units[unit.toUpperCase()] ?? 1)
  })

const url = (...protocols: string[]) =>
  z.string().refine((text) => isUrl(text, protocols), {
    error: `write an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

/** Node names headers in small letters. */
const header = z
  .string()
  .regex(/^[\w-]+$/, 'write the name of a header, such as cf-ipcountry')
  .toLowerCase()

/** An address, or a name with an address in angle brackets. A break of the line would begin another header. */
const sender = z.string().refine(
  (text) => {
    const [, name = '', address = text] = /^([^<>\r\n"]*)<([^<>]*)>$/.exec(text) ?? []
    return name.length <= 100 && z.email().safeParse(address.trim()).success
  },
  { error: 'write an e-mail address, or a name with one: Millpond <reports@example.com>' },
)

/** "youtube=http://127.0.0.1:4810,meta=…" → platform → address. */
const platformUrls = z.string().transform((text, context) => {
  const pairs = text.split(',').flatMap((one) => (one.trim() ? [one.trim().split(/=(.*)/s, 2)] : []))
  if (pairs.every(([name, to = '']) => name && isUrl(to, ['http:', 'https:']))) return Object.fromEntries(pairs)
  context.addIssue('write platforms and addresses, such as youtube=http://127.0.0.1:4810')
  return z.NEVER
})

const isUrl = (text: string, protocols: readonly string[]) =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol)

/** Every setting: its schema says what it may be, its description what it is for. */
export const settings = {
  MILLPOND_DATA: z.string().min(1).default('data').describe('Directory of everything that is kept'),
  MILLPOND_HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for every interface'),
  MILLPOND_PORT: z.coerce.number().int().min(0).max(65_535).default(4600).describe('Port to listen on'),
  MILLPOND_URL: url('http:', 'https:')
    .optional()
    .describe('Address under which people reach it, where a proxy stands before it; https makes cookies secure'),
  MILLPOND_SECRET: z
    .string()
    .min(32, 'write at least 32 characters')
    .optional()
    .describe('Signs sessions. Made and kept in the data directory when not given'),
  MILLPOND_OWNER_EMAIL: z.email('write an e-mail address').default('owner@millpond.local').describe('First login'),
  MILLPOND_OWNER_PASSWORD: z
    .string()
    .min(10, 'write at least 10 characters')
    .optional()
    .describe('Password of the first login. Made and printed once when not given'),
  MILLPOND_KEY: z
    .string()
    .regex(/^mp_\S+$/, 'write an API key, which begins with mp_')
    .optional()
    .describe('API key that the command line asks with, under its role, instead of as the owner of this machine'),
  MILLPOND_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('How much is logged: silent, error, warn, info or debug'),
  MILLPOND_TRUST_PROXY: z
    .enum(['yes', 'no'])
    .default('no')
    .describe('yes where a proxy stands before it: the address of a caller is read from X-Forwarded-For'),
  MILLPOND_COUNTRY_HEADER: header
    .optional()
    .describe('Header in which the proxy before it says the country of a visitor, such as cf-ipcountry'),
  MILLPOND_REGION_HEADER: header
    .optional()
    .describe('Header in which the proxy says the region, too, such as cf-region-code'),
  MILLPOND_PLACES_FILE: z
    .string()
    .min(1)
    .optional()
    .describe("Database in MaxMind's format (.mmdb), by which countries of visitors are looked up; none comes along"),
  MILLPOND_UPLOAD_LIMIT: bytes.prefault('8 GB').describe('Largest file that may be uploaded, such as 8 GB'),
  MILLPOND_S3_URL: url('http:', 'https:')
    .optional()
    .describe(
      'Bucket that keeps content assets instead of the data directory, such as https://s3.eu-central-1.amazonaws.com/acme-assets',
    ),
  MILLPOND_S3_REGION: z.string().min(1).default('us-east-1').describe('Region of the bucket'),
  MILLPOND_S3_KEY_ID: z
    .string()
    .min(1)
    .optional()
    .describe('Id of the access key to the bucket; set with MILLPOND_S3_URL'),
  MILLPOND_S3_SECRET: z.string().min(1).optional().describe('Secret of that access key'),
  MILLPOND_SPOOL_LIMIT: bytes
    .prefault('4 GB')
    .describe('Events that may wait on disk for the warehouse; beyond them senders are asked to come later'),
  MILLPOND_REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(1200)
    .describe('Requests of one caller a minute'),
  MILLPOND_MEMORY: bytes.optional().describe('Most memory the embedded warehouse may take, such as 2 GB'),
  MILLPOND_SMTP_URL: url('smtp:', 'smtps:')
    .optional()
    .describe('Mail server that weekly reports are sent by, such as smtps://user:password@mail.example.com'),
  MILLPOND_MAIL_FROM: sender
    .optional()
    .describe('Whom mail is from, such as Millpond <reports@example.com>; set with MILLPOND_SMTP_URL'),
  MILLPOND_PLATFORM_URLS: platformUrls
    .prefault('')
    .describe(
      'Addresses that connections are sent to instead of the platforms’ own, to try things out: youtube=http://127.0.0.1:4810, separated by commas',
    ),
  DATABASE_URL: url('postgres:', 'postgresql:').optional().describe('PostgreSQL server, instead of the embedded one'),
  CLICKHOUSE_URL: z
    .string()
    .refine((text) => text.split(',').every((one) => isUrl(one, ['http:', 'https:'])), {
      error: 'write addresses that begin with http:// or https://, separated by commas',
    })
    .optional()
    .describe('ClickHouse server, or the nodes of a cluster separated by commas, instead of the embedded one'),
  CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^\w+$/, 'write the name of the cluster as the server knows it')
    .optional()
    .describe('Name of the cluster, where CLICKHOUSE_URL leads to one with several shards'),
} as const

const schema = z.object(settings)

export type Config = Readonly<{
  dataDir: string
  host: string
  port: number
  publicUrl: string | undefined
  secret: string
  owner: { email: string; password: string | undefined }
  key: string | undefined
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  trustProxy: boolean
  places: { countryHeader: string | undefined; regionHeader: string | undefined; database: string | undefined }
  uploadLimitBytes: number
  /** Where content assets are kept, if not in the data directory. */
  bucket: { url: string; region: string; accessKeyId: string; secretAccessKey: string } | undefined
  spoolBytes: number
  requestsPerMinute: number
  warehouse: { url: string | undefined; cluster: string | undefined; memoryBytes: number | undefined }
  registry: { url: string | undefined }
  /** The server that takes mail, and whom it is from. */
  mail: { url: string; from: string } | undefined
  /** Platform → where its requests go instead. */
  platformUrls: Readonly<Record<string, string>>
}>

/**
 * The configuration that an environment states. The data directory is made, and in it a secret, where absent.
 * Throws `bad_setting` naming the setting and what to write instead.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  refuseUnknown(env)
  const parsed = schema.safeParse(
    Object.fromEntries(Object.keys(settings).map((name) => [name, env[name] || undefined])),
  )
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Problem('bad_setting', { setting: String(issue?.path[0]), reason: issue?.message ?? '' })
  }
  const values = parsed.data
  if (values.CLICKHOUSE_CLUSTER && !values.CLICKHOUSE_URL) {
    throw new Problem('bad_setting', { setting: 'CLICKHOUSE_CLUSTER', reason: 'set CLICKHOUSE_URL, too' })
  }
  if (values.MILLPOND_COUNTRY_HEADER && values.MILLPOND_TRUST_PROXY === 'no') {
    const reason = 'anybody could write it where no proxy does; set MILLPOND_TRUST_PROXY=yes, too'
    throw new Problem('bad_setting', { setting: 'MILLPOND_COUNTRY_HEADER', reason })
  }
  if (values.MILLPOND_REGION_HEADER && !values.MILLPOND_COUNTRY_HEADER) {
    throw new Problem('bad_setting', { setting: 'MILLPOND_REGION_HEADER', reason: 'set MILLPOND_COUNTRY_HEADER, too' })
  }
  const { MILLPOND_SMTP_URL: smtp, MILLPOND_MAIL_FROM: from } = values
  if (smtp && !from) throw new Problem('bad_setting', { setting: 'MILLPOND_MAIL_FROM', reason: fromMissing })
  const dataDir = makeDirectory(resolve(values.MILLPOND_DATA))
  return Object.freeze({
    dataDir,
    host: values.MILLPOND_HOST,
    port: values.MILLPOND_PORT,
    publicUrl: values.MILLPOND_URL?.replace(/\/+$/, ''),
    secret: values.MILLPOND_SECRET ?? keptSecret(join(dataDir, 'secret')),
    owner: Object.freeze({ email: values.MILLPOND_OWNER_EMAIL, password: values.MILLPOND_OWNER_PASSWORD }),
    key: values.MILLPOND_KEY,
    logLevel: values.MILLPOND_LOG,
    trustProxy: values.MILLPOND_TRUST_PROXY === 'yes',
    places: Object.freeze({
      countryHeader: values.MILLPOND_COUNTRY_HEADER,
      regionHeader: values.MILLPOND_REGION_HEADER,
      database: values.MILLPOND_PLACES_FILE,
    }),
    uploadLimitBytes: values.MILLPOND_UPLOAD_LIMIT,
    bucket: bucketOf(values),
    spoolBytes: values.MILLPOND_SPOOL_LIMIT,
    requestsPerMinute: values.MILLPOND_REQUESTS_PER_MINUTE,
    warehouse: Object.freeze({
      url: values.CLICKHOUSE_URL,
      cluster: values.CLICKHOUSE_CLUSTER,
      memoryBytes: values.MILLPOND_MEMORY,
    }),
    registry: Object.freeze({ url: values.DATABASE_URL }),
    mail: smtp && from ? Object.freeze({ url: smtp, from }) : undefined,
    platformUrls: Object.freeze(values.MILLPOND_PLATFORM_URLS as Record<string, string>),
  })
}

/** The bucket of assets. Throws `bad_setting` where one is named and no key to it. */
function bucketOf(values: z.output<typeof schema>): Config['bucket'] {
  const { MILLPOND_S3_URL: url, MILLPOND_S3_REGION: region } = values
  const { MILLPOND_S3_KEY_ID: accessKeyId, MILLPOND_S3_SECRET: secretAccessKey } = values
  if (!url) return undefined
  if (!accessKeyId) throw new Problem('bad_setting', { setting: 'MILLPOND_S3_KEY_ID', reason: keyMissing })
  if (!secretAccessKey) throw new Problem('bad_setting', { setting: 'MILLPOND_S3_SECRET', reason: keyMissing })
  return Object.freeze({ url, region, accessKeyId, secretAccessKey })
}

const keyMissing = 'the bucket takes a key; write its id and its secret'
const fromMissing = 'mail needs a sender; write whom it is from, such as Millpond <reports@example.com>'

/** A mistyped name would otherwise be ignored in silence. */
function refuseUnknown(env: Readonly<Record<string, string | undefined>>): void {
  const unknown = Object.keys(env).find((name) => name.startsWith('MILLPOND_') && !(name in settings))
  if (!unknown) return
  const known = Object.keys(settings).filter((name) => name.startsWith('MILLPOND_'))
  throw new Problem('bad_setting', {
    setting: unknown,
    reason: `there is no such setting; there are ${known.join(', ')}`,
  })
}

function makeDirectory(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    return path
  } catch (cause) {
    const reason = `the directory ${path} cannot be made (${(cause as NodeJS.ErrnoException).code}); name one that you may write to`
    throw new Problem('bad_setting', { setting: 'MILLPOND_DATA', reason }, cause)
  }
}

function keptSecret(path: string): string {
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  return readFileSync(path, 'utf8').trim()
}
