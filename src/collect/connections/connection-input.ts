import { z } from 'zod'
import { Problem, type Text } from '../../kernel/errors.ts'
import type { Platform, Told } from './define.ts'

const name = z.string().trim().min(1).max(100).describe('What you call it, such as the channel')
const settings = z
  .record(z.string().max(50), z.string().trim().max(500))
  .describe('By the names that the platform lists; what is empty is not set')
const secret = z.string().trim().min(1).max(8000)

/** A connection as it is made. */
export const connectionInput = z.strictObject({
  platform: z.string().max(50).describe('Id of the platform'),
  name,
  settings: settings.default({}),
  secrets: z
    .record(z.string().max(50), secret)
    .describe('By the names that the platform lists; kept sealed, and never shown again'),
})

/** What may be changed of one. Secrets that are left out stay; null takes one away. */
export const connectionPatch = z.strictObject({
  name: name.optional(),
  settings: settings.optional(),
  secrets: z.record(z.string().max(50), secret.nullable()).optional(),
  paused: z.boolean().optional().describe('Whether it is left alone until this is taken back'),
})

/** Settings as they are kept: those that are not empty. Throws `bad_request` that names the one that is wrong. */
export function checkedSettings(platform: Platform, given: Readonly<Record<string, string>>): Record<string, string> {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  refuseUnknown('settings', platform.settings, set)
  for (const [name, told] of Object.entries(platform.settings)) {
    const value = set[name]
    if (value === undefined && !told.optional) throw wrong(`settings.${name}`, told, missing)
    if (value !== undefined && !fits(told, value)) throw wrong(`settings.${name}`, told, told.hint)
  }
  return set
}

/** Throws `bad_request` where names of secrets are not known, one looks wrong, or those that there are do not suffice. */
export function checkSecrets(
  platform: Platform,
  given: Readonly<Record<string, string | null>>,
  names: ReadonlySet<string>,
): void {
  refuseUnknown('secrets', platform.secrets, given)
  for (const [name, value] of Object.entries(given)) {
    const told = platform.secrets[name]
    if (told && value !== null && !fits(told, value)) throw wrong(`secrets.${name}`, told, told.hint)
  }
  if (platform.enough.some((set) => set.every((one) => names.has(one)))) return
  const sets = (language: keyof Text) =>
    platform.enough.map((set) => set.map((one) => platform.secrets[one]?.label[language] ?? one).join(' + '))
  const reason = {
    en: `it takes one of: ${sets('en').join('; ')}`,
    zh: `需要以下任意一组：${sets('zh').join('；')}`,
  }
  throw new Problem('bad_request', { reason, field: 'secrets' })
}

function refuseUnknown(field: string, known: Readonly<Record<string, Told>>, given: object): void {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(known, name))
  if (unknown === undefined) return
  const names = Object.keys(known).join(', ')
  const reason = { en: `there is no ${unknown}; there are ${names}`, zh: `没有 ${unknown}，可用的是 ${names}` }
  throw new Problem('bad_request', { reason, field: `${field}.${unknown}` })
}

const fits = ({ pattern, choices }: Told, value: string) =>
  (!pattern || pattern.test(value)) && (!choices || choices.includes(value))

const missing: Text = { en: 'this has to be given', zh: '必填' }

function wrong(field: string, { label }: Told, why: Text): Problem {
  const reason = { en: `${label.en}: ${why.en}`, zh: `${label.zh}：${why.zh}` }
  return new Problem('bad_request', { reason, field })
}
