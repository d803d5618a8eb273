import { expect, test } from 'vitest'
import { twoLamps } from '../../test/product-test.ts'
import { ask, cast, origin, server } from '../../test/server.ts'

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1'
const form = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': phone, origin }

/** An open test with a link of each kind. */
async function scene(change: object = {}) {
  const { app, parts } = await server()
  const all = await cast(parts)
  const base = `/api/v1/brands/${all.brand.id}/product-tests`
  const made = await ask(app, all.editor, 'POST', base, { ...twoLamps, ...change })
  expect(made.statusCode).toBe(201)
  const { id } = made.json()
  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, who = all.editor) =>
    ask(app, who, method, `${base}/${id}${path}`, body)
  const linked = async (body: object) => {
    const answer = await call('POST', '/links', body)
    expect(answer.statusCode).toBe(201)
    return answer.json().made.map(({ url }: { url: string }) => new URL(url).pathname) as string[]
  }
  expect((await call('POST', '/open')).statusCode).toBe(200)
  const open = (path: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'GET', url: path, headers: { 'user-agent': phone, ...headers } })
  const home = newAddress()
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}, from = home) =>
    app.inject({
      remoteAddress: from,
      ...{ method: 'POST', url: path, headers: { host: new URL(origin).host, ...form, ...headers } },
      payload: new URLSearchParams(fields).toString(),
    })
  /** Opens the page, waits as long as a person reads, and sends the form. */
  const answer = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const proof = proofIn((await open(path, headers)).body)
    await new Promise((resolve) => setTimeout(resolve, 1600))
    return send(path, { proof, website: '', ...fields }, headers)
  }
  return { app, parts, ...all, base, id, call, linked, open, send, answer }
}

/** Answers of one test are not counted with those of another. */
let addresses = 0
const newAddress = () => `10.0.0.${++addresses}`
const proofIn = (page: string) => /name="proof" value="([^"]+)"/.exec(page)?.[1] ?? ''
const answers = (value: string) => ({ 'q.buy.moon': value, 'q.buy.sun': '1', 'q.room': 'bed' })

test('an invited person has one answer: the second takes the place of the first, and both are kept', async () => {
  const { linked, answer, call } = await scene()
  const [path = ''] = await linked({ page: 'questions', audience: 'customers', people: ['ann@example.com'] })
  const first = await answer(path, {
    ...answers('2'),
    'q.why': '=HYPERLINK("http://evil.example")',
    'q.most.moon': '3000',
  })
  expect(first.statusCode).toBe(303)
  expect((await answer(path, answers('5'))).statusCode).toBe(303)
  const { heads, answers: told } = (await call('GET', '/results')).json()
  expect(heads).toMatchObject({ answered: 1, bots: 0, entries: 2 })
  const buy = told.find(
    (one: { question: string; candidate: string }) => one.question === 'buy' && one.candidate === 'moon',
  )
  expect(buy).toMatchObject({ people: 1, shares: [{}, {}, {}, {}, { value: '5', people: 1 }] })
  const csv = (await call('GET', '/answers/file')).body
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  expect(csv.split('\r\n').filter((line) => line.includes(',buy,'))).toHaveLength(4)
  expect(csv.split('\r\n').filter((line) => /Z?,\d+,1,/.test(line) && line.includes(',buy,'))).toHaveLength(2)
})

test('a page stands in the language of its reader, runs nothing, and what the brand wrote is text', async () => {
  const { linked, open } = await scene()
  const [path = ''] = await linked({ page: 'questions' })
  const page = await open(path, { 'accept-language': 'zh-TW, en;q=0.5' })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('<html lang="zh-CN"')
  expect(page.body).toContain('月亮灯')
  expect(page.body).toContain('提交回答')
  expect(page.body).toContain('A lamp like a &lt;b&gt;moon&lt;/b&gt;.')
  expect(page.body).not.toMatch(/<script|https?:\/\//)
  expect(page.body.length).toBeLessThan(16_000)
  expect(String(page.headers['content-security-policy'])).toMatch(
    /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/,
  )
  expect((await open(path, { 'accept-language': 'fr' })).body).toContain('<html lang="en"')
  expect((await open(`${path}?lang=%22%3E%3Cscript%3E`)).body).not.toContain('<script')
})

test('what a person forgot is shown again with what they wrote; what no page sends goes to quarantine', async () => {
  const { linked, answer, send, call } = await scene()
  const [path = ''] = await linked({ page: 'questions' })
  const again = await answer(path, {
    'q.buy.moon': '4',
    'q.why': '"><script>alert(1)</script>',
    'q.four.moon.too_cheap': '9',
  })
  expect(again.statusCode).toBe(422)
  expect(again.body).toContain('href="#q.buy.sun"')
  expect(again.body).toContain('Write four prices as numbers')
  expect(again.body).toContain('&quot;&gt;&lt;script&gt;')
  expect(again.body).not.toContain('<script')
  for (const bad of [
    { ...answers('9') },
    { ...answers('4'), 'q.room': 'attic' },
    { ...answers('4'), 'q.most.moon': '1' },
    { ...answers('4'), 'q.nothing': 'x' },
  ])
    expect((await answer(path, bad)).statusCode).toBe(422)
  expect((await send(path, { proof: 'made.up', ...answers('4') })).statusCode).toBe(422)
  const { items } = (await call('GET', '/quarantine')).json()
  expect(items.map(({ field }: { field: string }) => field)).toEqual([
    'proof',
    'q.nothing',
    'q.most.moon',
    'q.room',
    'q.buy.moon',
  ])
  expect((await call('GET', '/results')).json().heads).toMatchObject({ answered: 0, entries: 0 })
}, 20_000)

test('programs are marked and do not count: a hidden field, an answer faster than reading, a user agent', async () => {
  const { linked, answer, open, send, call } = await scene()
  const [path = ''] = await linked({ page: 'questions' })
  expect((await answer(path, { ...answers('5'), website: 'http://spam.example' })).statusCode).toBe(303)
  const proof = proofIn((await open(path)).body)
  expect((await send(path, { proof, website: '', ...answers('5') })).statusCode).toBe(303)
  expect((await answer(path, answers('5'), { 'user-agent': 'Googlebot/2.1' })).statusCode).toBe(303)
  const { heads, products } = (await call('GET', '/results')).json()
  expect(heads).toMatchObject({ answered: 0, bots: 3, entries: 3 })
  expect(products[0]).toMatchObject({ verdict: 'not_enough', evidence: [] })
}, 20_000)

test('a browser answers once under an open link, and sees a product at the same price each time', async () => {
  const { linked, open, answer, call } = await scene()
  const [path = ''] = await linked({ page: 'prelaunch', candidate: 'moon' })
  const first = await open(path)
  const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
  expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
  const price = /class="price">([^<]+)</.exec(first.body)?.[1]
  for (let i = 0; i < 3; i++) expect((await open(path, { cookie })).body).toContain(`class="price">${price}<`)
  expect((await answer(path, { do: 'preorder', email: 'no address', consent: 'yes' }, { cookie })).statusCode).toBe(422)
  expect((await answer(path, { do: 'preorder', email: 'mia@example.com' }, { cookie })).statusCode).toBe(422)
  const sent = await answer(path, { do: 'preorder', email: 'mia@example.com', consent: 'yes' }, { cookie })
  expect(sent.headers.location).toMatch(/done=preorder/)
  const { products } = (await call('GET', '/results')).json()
  expect(products[0].evidence).toMatchObject([{ source: 'page', people: 1, interested: 1 }])
  const { items } = (await call('GET', '/orders')).json()
  expect(items).toMatchObject([
    { email: 'mia@example.com', consent: 'Write to me once about this lamp.', currency: 'USD' },
  ])
}, 20_000)

test('visitors are spread over the prices, and a link without a product over the products', async () => {
  const { linked, open, call } = await scene()
  const [path = ''] = await linked({ page: 'prelaunch' })
  for (let i = 0; i < 90; i++) await open(path)
  const { products } = (await call('GET', '/results')).json()
  const [moon, sun] = products.map(({ demand }: { demand: { steps: { asked: number }[] }[] }) => demand[0]?.steps)
  expect([...moon, ...sun].map(({ asked }) => asked > 4)).toEqual([true, true, true, true, true])
})

test('an address that nobody signed, was taken back or belongs to no open test leads nowhere', async () => {
  const { linked, open, send, call, app, base, editor } = await scene()
  const [path = ''] = await linked({ page: 'questions' })
  const forged = path.replace(/.$/, path.endsWith('A') ? 'B' : 'A')
  for (const bad of [forged.slice(0, -4), '/t/ptl_nobody.x', '/t/..%2f..', `/t/${'a'.repeat(90)}`])
    expect((await open(bad)).statusCode).toBe(404)
  expect((await call('POST', '/close')).statusCode).toBe(200)
  expect((await open(path)).statusCode).toBe(410)
  expect((await send(path, answers('4'))).statusCode).toBe(410)
  expect((await call('POST', '/open')).statusCode).toBe(200)
  const { items } = (await call('GET', '/links')).json()
  expect((await call('DELETE', `/links/${items[0].id}`)).statusCode).toBe(204)
  expect((await open(path)).statusCode).toBe(404)
  expect((await ask(app, editor, 'DELETE', `${base}/${items[0].id}`)).statusCode).toBe(404)
})

test('forms of other sites, bodies of other kinds, and large ones are refused', async () => {
  const { linked, app, send } = await scene()
  const [path = ''] = await linked({ page: 'questions' })
  expect((await send(path, answers('4'), { origin: 'https://evil.example' })).statusCode).toBe(403)
  const large = await send(path, { 'q.why': 'x'.repeat(70_000) })
  expect(large.statusCode).toBe(413)
  const json = await app.inject({
    ...{ method: 'POST', url: path, headers: { 'user-agent': phone, 'content-type': 'application/json' } },
    payload: '{}',
  })
  expect(json.statusCode).toBeGreaterThanOrEqual(400)
  expect(json.statusCode).toBeLessThan(500)
})

test('a respondent who sends over and over is stopped', async () => {
  const { linked, open, send } = await scene()
  const [path = ''] = await linked({ page: 'questions', people: ['ann'] })
  const proof = proofIn((await open(path)).body)
  const codes = []
  for (let i = 0; i < 31; i++) codes.push((await send(path, { proof, website: '', ...answers('4') })).statusCode)
  expect(codes.filter((code) => code === 303)).toHaveLength(30)
  expect(codes.at(-1)).toBe(429)
  const elsewhere = []
  for (const from of [newAddress(), newAddress()])
    for (let i = 0; i < 20; i++)
      elsewhere.push((await send(path, { proof, website: '', ...answers('4') }, {}, from)).statusCode)
  expect(elsewhere.filter((code) => code === 303)).toHaveLength(30)
  expect(elsewhere.slice(30)).toEqual(Array(10).fill(429))
}, 20_000)

test('what was asked stays as it was asked once a test is open; costs and goals can change', async () => {
  const { call } = await scene()
  const changed = { ...twoLamps, title: { en: 'Another question' } }
  expect((await call('PUT', '', changed)).statusCode).toBe(409)
  const [moon, sun] = twoLamps.candidates
  const dearer = { ...twoLamps, goal_page_percent: 9, candidates: [{ ...moon, landed_cost: '12.00' }, sun] }
  expect((await call('PUT', '', dearer)).json()).toMatchObject({ definition: { goal_page_percent: 9 } })
  expect((await call('DELETE', '')).statusCode).toBe(409)
})

test('pictures are shown by Millpond itself, and only pictures are taken', async () => {
  const { app, parts } = await server()
  const { editor, brand } = await cast(parts)
  const base = `/api/v1/brands/${brand.id}/product-tests`
  const { id } = (await ask(app, editor, 'POST', base, twoLamps)).json()
  const url = `${base}/${id}/candidates/moon/picture`
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40)])
  const put = (bytes: Buffer) => ask(app, editor, 'PUT', url, { base64: bytes.toString('base64') })
  expect((await put(Buffer.from('<svg onload=alert(1)>'))).statusCode).toBe(400)
  expect((await put(png)).statusCode).toBe(204)
  const shown = await ask(app, editor, 'GET', url)
  expect([shown.headers['content-type'], shown.rawPayload]).toEqual(['image/png', png])
  const preview = await ask(app, editor, 'GET', `${base}/${id}/preview`)
  expect(preview.body).toContain(`src="${url}"`)
  expect(preview.body).toContain('disabled')
  await ask(app, editor, 'POST', `${base}/${id}/open`)
  const { made } = (await ask(app, editor, 'POST', `${base}/${id}/links`, { page: 'questions' })).json()
  const seen = await app.inject({ method: 'GET', url: `${new URL(made[0].url).pathname}/picture/moon` })
  expect(seen.rawPayload).toEqual(png)
  expect((await put(png)).statusCode).toBe(409)
})

test('who may only look sees results, and neither links nor people', async () => {
  const { app, base, id, viewer, stranger, nobody } = await scene()
  for (const path of ['', '/results', '/preview'])
    expect((await ask(app, viewer, 'GET', `${base}/${id}${path}`)).statusCode).toBe(200)
  for (const path of ['/links', '/orders', '/quarantine', '/answers/file', '/orders/file'])
    expect((await ask(app, viewer, 'GET', `${base}/${id}${path}`)).statusCode).toBe(403)
  expect((await ask(app, stranger, 'GET', `${base}/${id}/results`)).statusCode).toBe(403)
  expect((await ask(app, nobody, 'GET', `${base}/${id}/results`)).statusCode).toBe(401)
})
