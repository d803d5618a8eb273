import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Asker, ask, cast, server } from '../../test/server.ts'
import { listAudit } from '../manage/audit.ts'

const pdf = '%PDF-1.7 signed by both'

async function stand() {
  const { app, parts } = await server()
  const people = await cast(parts)
  const as =
    (who: Asker, brand = people.brand) =>
    (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object | string) => {
      const headers: Record<string, string> =
        typeof body === 'string' ? { 'content-type': 'application/octet-stream' } : {}
      return ask(app, who, method, `/api/v1/brands/${brand.id}${path}`, body, headers)
    }
  const editor = as(people.editor)
  const { id: creator } = (await editor('POST', '/creators', { name: 'Mia' })).json() as { id: string }
  const begun = async (title: string) =>
    ((await editor('POST', '/collaborations', { creator, title })).json() as { id: string }).id
  const attach = (collaboration: string, name: string, body: string, kind = 'contract') =>
    editor('POST', `/collaborations/${collaboration}/files?kind=${kind}&name=${encodeURIComponent(name)}`, body)
  return { parts, people, as, editor, begun, attach }
}

test('a contract is attached, saved, removed and put back, by those alone who work with creators', async () => {
  const { parts, people, as, editor, begun, attach } = await stand()
  const spring = await begun('Spring')
  const made = await attach(spring, '合同.pdf', pdf)
  expect(made.statusCode).toBe(201)
  const { id } = made.json() as { id: string }
  expect(made.json()).toMatchObject({ kind: 'contract', media_type: 'application/pdf', bytes: pdf.length })
  expect(made.json()).not.toHaveProperty('place')
  const saved = await editor('GET', `/collaboration-files/${id}/file`)
  expect(saved.body).toBe(pdf)
  expect(saved.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'cache-control': 'private, no-store',
    'content-disposition': expect.stringContaining(`filename*=UTF-8''${encodeURIComponent('合同.pdf')}`),
  })
  const stranger = as(people.stranger)
  for (const path of [`/collaboration-files/${id}/file`, `/collaborations/${spring}/files`]) {
    expect((await as(people.viewer)('GET', path)).statusCode).toBe(403)
    expect((await stranger('GET', path)).statusCode).toBe(403)
    expect((await as(people.stranger, people.other)('GET', path)).statusCode).toBe(404)
  }
  expect((await editor('DELETE', `/collaboration-files/${id}`)).statusCode).toBe(200)
  expect((await editor('GET', `/collaboration-files/${id}/file`)).statusCode).toBe(404)
  expect((await editor('POST', `/collaboration-files/${id}/restore`)).json()).toMatchObject({ removed_at: null })
  expect((await editor('GET', `/collaboration-files/${id}/file`)).body).toBe(pdf)
  const actions = (await listAudit(parts.registry, people.brand.id)).items.map(({ action }) => action)
  for (const action of ['create', 'download', 'remove', 'restore'])
    expect(actions).toContain(`collaboration-files.${action}`)
  expect((await editor('DELETE', `/collaborations/${spring}`)).statusCode).toBe(409)
})

test('the same file is attached once, what is no document is refused, and the library does not know it', async () => {
  const { editor, begun, attach } = await stand()
  const spring = await begun('Spring')
  expect((await attach(spring, 'contract.pdf', pdf)).statusCode).toBe(201)
  expect((await attach(spring, 'again.pdf', pdf)).statusCode).toBe(409)
  expect((await attach(spring, 'again.pdf', pdf, 'invoice')).statusCode).toBe(201)
  expect((await attach(spring, 'empty.pdf', '')).statusCode).toBe(422)
  expect((await attach(spring, 'film.mp4', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom')).statusCode).toBe(422)
  expect((await attach(spring, '../contract.pdf', pdf)).statusCode).toBe(400)
  expect((await attach(spring, 'terms.docx', 'PK\x03\x04 office')).json()).toMatchObject({
    media_type: 'application/zip',
  })
  const { items } = (await editor('GET', `/collaborations/${spring}/files`)).json() as { items: unknown[] }
  expect(items).toHaveLength(3)
  expect((await editor('GET', '/assets')).json()).toMatchObject({ total: 0 })
})

test('what was removed a month ago is forgotten with its bytes, unless another collaboration has them', async () => {
  const { parts, people, editor, begun, attach } = await stand()
  const [spring, autumn] = [await begun('Spring'), await begun('Autumn')]
  const shared = (await attach(spring, 'frame.pdf', `${pdf} shared`)).json() as { id: string }
  await attach(autumn, 'frame.pdf', `${pdf} shared`)
  const only = (await attach(spring, 'only.pdf', `${pdf} only`)).json() as { id: string }
  for (const { id } of [shared, only]) await editor('DELETE', `/collaboration-files/${id}`)
  await parts.attachments.sweep()
  expect((await editor('GET', `/collaborations/${spring}/files`)).json().items).toHaveLength(2)
  const old = sql<Date>`now() - interval '31 days'`
  await parts.registry.db
    .updateTable('collaboration_files')
    .set({ removed_at: old })
    .where('collaboration', '=', spring)
    .execute()
  await parts.attachments.sweep()
  expect((await editor('GET', `/collaborations/${spring}/files`)).json().items).toEqual([])
  const bytesOf = (text: string) => {
    const sha256 = createHash('sha256').update(text).digest('hex')
    return parts.attachments.read({ brand: people.brand.id, sha256, place: 'directory' })
  }
  expect(await (await bytesOf(`${pdf} shared`)).toArray()).toHaveLength(1)
  await expect(bytesOf(`${pdf} only`)).rejects.toMatchObject({ code: 'not_found' })
})

test('rights that a collaboration grants are those of every asset that came from it', async () => {
  const { editor, begun } = await stand()
  const spring = await begun('Spring')
  const uploaded = async (text: string) =>
    ((await editor('POST', `/assets?name=${text}.txt`, text)).json() as { id: string }).id
  const [mine, other] = [await uploaded('mine'), await uploaded('other')]
  const linked = await editor('PATCH', `/assets/${mine}`, {
    collaboration: spring,
    rights: [{ channel: 'ad', until: '2030-01-31' }, { channel: 'email' }],
  })
  expect(linked.json()).toMatchObject({ collaboration: { id: spring, title: 'Spring' } })
  expect((await editor('PATCH', `/assets/${other}`, { collaboration: 'none' })).statusCode).toBe(400)
  const rights = [{ channel: 'ad', until: '2031-12-31' }, { channel: 'gallery' }]
  expect((await editor('POST', `/collaborations/${spring}/rights`, { rights })).json()).toEqual({ assets: 1 })
  const stated = async (id: string) => {
    const asset = (await editor('GET', `/assets/${id}`)).json() as {
      rights: { channel: string; state: string; until: string | null; note: string }[]
    }
    return asset.rights
      .filter(({ state }) => state !== 'unknown')
      .map(({ channel, until, note }) => [channel, until, note])
  }
  expect(await stated(mine)).toEqual([
    ['ad', '2031-12-31', 'Spring'],
    ['gallery', null, 'Spring'],
    ['email', null, ''],
  ])
  expect(await stated(other)).toEqual([])
  expect((await editor('GET', `/assets?collaboration=${spring}`)).json()).toMatchObject({
    total: 1,
    items: [{ id: mine }],
  })
})
