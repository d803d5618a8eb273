import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { picture } from '../../test/picture.ts'
import { cast, server } from '../../test/server.ts'
import { pictureSize } from '../kernel/picture-size.ts'

async function stand() {
  const { app, parts } = await server()
  const people = await cast(parts)
  const url = `/api/v1/brands/${people.brand.id}/assets`
  const common = { host: 'millpond.test', ...people.editor.headers }
  const get = (path: string, more = {}) => app.inject({ url: url + path, headers: { ...common, ...more } })
  const upload = async (bytes: Buffer) => {
    const headers = { ...common, 'content-type': 'application/octet-stream' }
    const made = await app.inject({ method: 'POST', url: `${url}?name=a.png`, headers, payload: bytes })
    return made.json() as { id: string; sha256: string }
  }
  const remove = (id: string) => app.inject({ method: 'DELETE', url: `${url}/${id}`, headers: common })
  const kept = () => readdirSync(join(parts.config.dataDir, 'assets', people.brand.id)).sort()
  return { get, upload, remove, kept }
}

test('a picture is made smaller once, kept beside the original, and goes with it', async () => {
  const { get, upload, remove, kept } = await stand()
  const original = picture(70, 900, 600)
  const { id, sha256 } = await upload(original)
  const answers = await Promise.all([1, 2, 3].map(() => get(`/${id}/file?width=320`)))
  for (const { statusCode, headers, rawPayload } of answers) {
    expect([statusCode, headers['content-type']]).toEqual([200, 'image/webp'])
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(pictureSize('image/webp', rawPayload)).toEqual({ width: 320, height: 213 })
  }
  expect(kept()).toEqual([sha256, `${sha256}.w320.webp`])
  const etag = String(answers[0]?.headers.etag)
  expect((await get(`/${id}/file?width=320`, { 'if-none-match': etag })).statusCode).toBe(304)
  expect((await get(`/${id}/file`)).rawPayload).toEqual(original)
  expect((await get(`/${id}/file?width=320&save=true`)).rawPayload).toEqual(original)
  expect((await get(`/${id}/file?width=321`)).statusCode).toBe(400)
  expect((await remove(id)).statusCode).toBe(204)
  expect(kept()).toEqual([])
})

test('what is no wider, damaged, or holds more pixels than its file lets expect, is sent as it is', async () => {
  const { get, upload, kept } = await stand()
  const small = picture(80, 200, 10)
  const damaged = picture(90, 900, 600).subarray(0, 60)
  // Says that it is 60,000 pixels wide and high, in a few hundred bytes.
  const bomb = Buffer.from(picture(100, 900, 600))
  bomb.writeUInt32BE(60_000, 16)
  bomb.writeUInt32BE(60_000, 20)
  for (const bytes of [small, damaged, bomb]) {
    const { id } = await upload(bytes)
    for (const _twice of [1, 2]) {
      const { statusCode, headers, rawPayload } = await get(`/${id}/file?width=320`)
      expect([statusCode, headers['content-type']]).toEqual([200, 'image/png'])
      expect(rawPayload).toEqual(bytes)
    }
  }
  expect(kept().filter((name) => name.includes('.'))).toEqual([])
})
