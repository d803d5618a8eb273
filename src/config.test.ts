import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const directory = () => mkdtempSync(join(tmpdir(), 'millpond-config-'))

test('an empty environment is a whole configuration', () => {
  const config = readConfig({ MILLPOND_DATA: directory() })
  expect(config).toMatchObject({ host: '127.0.0.1', port: 4600, logLevel: 'info', registry: { url: undefined } })
  expect(Object.isFrozen(config)).toBe(true)
})

test('a secret is made once, kept for this user alone, and the same at the next start', () => {
  const path = directory()
  const { secret } = readConfig({ MILLPOND_DATA: path })
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(statSync(join(path, 'secret')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(path, 'secret'), 'utf8').trim()).toBe(secret)
  expect(readConfig({ MILLPOND_DATA: path }).secret).toBe(secret)
})

test.each([
  [{ MILLPOND_PORT: 'eighty' }, 'MILLPOND_PORT'],
  [{ MILLPOND_PROT: '80' }, 'MILLPOND_PROT'],
  [{ MILLPOND_SECRET: 'short' }, 'at least 32 characters'],
  [{ MILLPOND_UPLOAD_LIMIT: '8 gigabytes' }, 'such as 4 GB'],
  [{ MILLPOND_URL: 'shop.example' }, 'http:// or https://'],
  [{ DATABASE_URL: 'mysql://db' }, 'postgres:// or postgresql://'],
  [{ CLICKHOUSE_URL: 'http://a:8123,b' }, 'separated by commas'],
  [{ MILLPOND_SMTP_URL: 'mail.example.com' }, 'smtp:// or smtps://'],
  [{ MILLPOND_SMTP_URL: 'smtp://mail.example.com' }, 'MILLPOND_MAIL_FROM'],
  [{ MILLPOND_MAIL_FROM: 'Millpond <reports@example.com>\nBcc: eve@example.com' }, 'MILLPOND_MAIL_FROM'],
  [{ CLICKHOUSE_CLUSTER: 'main' }, 'set CLICKHOUSE_URL, too'],
  [{ MILLPOND_COUNTRY_HEADER: 'cf-ipcountry' }, 'set MILLPOND_TRUST_PROXY=yes, too'],
  [{ MILLPOND_COUNTRY_HEADER: 'a b', MILLPOND_TRUST_PROXY: 'yes' }, 'write the name of a header'],
  [{ MILLPOND_REGION_HEADER: 'cf-region-code' }, 'set MILLPOND_COUNTRY_HEADER, too'],
])('a bad setting is named with what to write instead: %j', (env, words) => {
  expect(() => readConfig({ MILLPOND_DATA: directory(), ...env })).toThrow(words)
})

test('sizes are written with their unit', () => {
  expect(readConfig({ MILLPOND_DATA: directory() }).uploadLimitBytes).toBe(8 * 2 ** 30)
  expect(readConfig({ MILLPOND_DATA: directory(), MILLPOND_UPLOAD_LIMIT: '512 mb' }).uploadLimitBytes).toBe(2 ** 29)
  expect(readConfig({ MILLPOND_DATA: directory(), MILLPOND_UPLOAD_LIMIT: '3GB' }).uploadLimitBytes).toBe(3 * 2 ** 30)
})

test('an empty setting is as one that is not there', () => {
  expect(readConfig({ MILLPOND_DATA: directory(), MILLPOND_PORT: '' }).port).toBe(4600)
})

test('mail has a server and a sender, or is not sent at all', () => {
  expect(readConfig({ MILLPOND_DATA: directory() }).mail).toBeUndefined()
  const set = {
    MILLPOND_SMTP_URL: 'smtps://user:pass@mail.example.com',
    MILLPOND_MAIL_FROM: 'Millpond <reports@example.com>',
  }
  expect(readConfig({ MILLPOND_DATA: directory(), ...set }).mail).toEqual({
    url: 'smtps://user:pass@mail.example.com',
    from: 'Millpond <reports@example.com>',
  })
})
