import { expect, test } from 'vitest'
import { cast, server } from '../../test/server.ts'
import { listAudit } from '../manage/audit.ts'

test('contacts of creators are handed to editors alone, and the trail says who saved the book', async () => {
  const { app, parts } = await server()
  const { brand, editor, viewer } = await cast(parts)
  const base = `/api/v1/brands/${brand.id}/creators`
  const made = await app.inject({
    ...{ method: 'POST', url: base, headers: editor.headers },
    payload: { name: 'Mia', email: 'mia@example.com', phone: '+4420', address: '1 High Street', notes: 'kind' },
  })
  expect(made.statusCode).toBe(201)
  const asks = ({ headers }: typeof viewer, path: string) => app.inject({ method: 'GET', url: base + path, headers })
  const listed = await asks(viewer, '')
  expect(listed.json()).toMatchObject({ items: [{ name: 'Mia' }] })
  expect(listed.body).not.toMatch(/mia@example|4420|High Street|kind"/)
  expect((await asks(viewer, `?id=${made.json().id}`)).json()).toMatchObject({ total: 1, items: [{ name: 'Mia' }] })
  for (const path of ['/file', `/${made.json().id}`, '/alike', '/changes'])
    expect((await asks(viewer, path)).statusCode).toBe(403)
  const saves = async () =>
    (await listAudit(parts.registry, brand.id)).items.filter(({ action }) => action === 'creators.export')
  expect(await saves()).toEqual([])
  expect((await asks(editor, '/file?search=mia')).body).toContain('mia@example.com')
  const [entry, ...others] = await saves()
  expect(others).toEqual([])
  expect(entry).toMatchObject({ what: 'creators', after: null })
})
