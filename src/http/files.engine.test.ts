import { expect, test } from 'vitest'
import { ask, cast, partsOf, server } from '../../test/server.ts'
import { buildApp } from './app.ts'

const header = 'order id,date,sku,quantity,price,currency'
const orders = `${header}\nA1,2026-01-05 10:00,MUG,2,10.00,GBP\nA2,not a day,TEA,1,5.50,GBP\n`

test('an upload can be watched until it needs a person, and its bad lines are a file to correct', async () => {
  const { app, parts } = await server()
  const { editor, viewer, brand } = await cast(parts)
  const url = `/api/v1/brands/${brand.id}/imports`
  const [item] = (await ask(app, editor, 'POST', `${url}?name=orders.csv`, orders)).json().items
  const stream = await ask(app, viewer, 'GET', `${url}/${item.id}/progress`)
  expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8')
  const told = stream.body
    .split('\n\n')
    .filter(Boolean)
    .map((event) => JSON.parse(event.replace('data: ', '')))
  expect(told.at(-1)).toMatchObject({ id: item.id, status: 'ready', counts: { rows_in: 2, quarantined: 1 } })
  expect(told.at(-1)).toEqual((await ask(app, viewer, 'GET', `${url}/${item.id}`)).json())

  const file = await ask(app, viewer, 'GET', `${url}/${item.id}/quarantine?format=csv`)
  expect(file.headers['content-disposition']).toBe(`attachment; filename="quarantine-${item.id}.csv"`)
  expect(file.body).toContain('"A2","not a day"')
  expect(file.rawPayload.subarray(0, 3)).toEqual(Buffer.from('\uFEFF'))
  const bare = await ask(app, viewer, 'GET', `${url}/${item.id}/quarantine?format=csv&download=false`)
  expect([bare.headers['content-disposition'], `\uFEFF${bare.body}`]).toEqual([undefined, file.body])
  const lines = (await ask(app, viewer, 'GET', `${url}/${item.id}/quarantine`)).json().items
  expect(lines).toMatchObject([{ line_no: 3, field: 'date', value: 'not a day' }])
})

test('a file of bad lines as spreadsheets get it comes in again once it is corrected', async () => {
  const { app, parts } = await server()
  const { editor, brand } = await cast(parts)
  const url = `/api/v1/brands/${brand.id}/imports`
  const take = async (name: string, content: string) => {
    const [item] = (await ask(app, editor, 'POST', `${url}?name=${name}`, content)).json().items
    await parts.queue.idle()
    return (await ask(app, editor, 'GET', `${url}/${item.id}`)).json()
  }
  const chinese = `订单编号,date,sku,quantity,price,currency\nA1,2026-01-05 10:00,杯子,2,10.00,GBP\nA2,改日,茶,1,5.50,GBP\n`
  const first = await take('orders.csv', chinese)
  expect(first.counts).toMatchObject({ rows_in: 2, quarantined: 1 })
  const file = await ask(app, editor, 'GET', `${url}/${first.id}/quarantine?format=csv&language=zh`)
  const corrected = file.body.replace('"改日"', '"2026-01-06 10:00"')
  expect(corrected.startsWith('\uFEFF')).toBe(true)
  const again = await take('corrected.csv', corrected)
  expect(again).toMatchObject({ status: 'ready', counts: { rows_in: 1, quarantined: 0 } })
  expect(again.preview.first_rows).toMatchObject([{ order_id: 'A2', sku: '茶' }])
})

test('a file over the limit is refused, and leaves no import', async () => {
  const parts = await partsOf()
  const app = await buildApp({ ...parts, config: { ...parts.config, uploadLimitBytes: 1000 } })
  const { editor, brand } = await cast(parts)
  const url = `/api/v1/brands/${brand.id}/imports`
  const answer = await ask(app, editor, 'POST', `${url}?name=orders.csv`, 'x'.repeat(2000))
  expect([answer.statusCode, answer.json().error.code]).toEqual([413, 'too_large'])
  expect((await ask(app, editor, 'GET', url)).json().items).toEqual([])
})

test('the rows of a measure are saved under its name and period', async () => {
  const { app, parts } = await server()
  const { viewer, editor, brand } = await cast(parts)
  const url = `/api/v1/brands/${brand.id}`
  await ask(
    app,
    editor,
    'POST',
    `${url}/imports?name=orders.csv&commit=true`,
    `${header}\nA1,2026-01-05 10:00,MUG,2,10.00,USD\n`,
  )
  await parts.queue.idle()
  await parts.deriver.idle()
  const question = `${url}/measures/sales-over-time?from=2026-01-01&to=2026-01-31&download=true`
  const file = await ask(app, viewer, 'GET', `${question}&format=csv`)
  expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(file.headers['content-disposition']).toBe('attachment; filename="sales-over-time_2026-01-01_2026-01-31.csv"')
  expect(file.body.split('\n')[0]).toContain('"net_sales"')
  // Spreadsheets garble Chinese without the mark; programs stumble over it.
  const read = await ask(app, viewer, 'GET', `${question.replace('&download=true', '')}&format=csv`)
  expect(file.body).toBe(`\uFEFF${read.body}`)
  expect(read.body.startsWith('"bucket"')).toBe(true)
  const parquet = await ask(app, viewer, 'GET', `${question}&format=parquet`)
  expect(parquet.rawPayload.subarray(0, 4).toString()).toBe('PAR1')
})
