import { expect, test } from 'vitest'
import { cast, server } from '../../test/server.ts'

const lines = `Product,Currency,Price,Landed cost,Platform fee %,Return rate %,Coupon
Mug,USD,10.00,3.00,6%,5,0.50
Lamp,EUR,"1.299,00",8,,,
Pot,USD,,4.00,,,
Bowl,USD,12.00,4.00,0.06,,
Cup,USD,5.00,2.00,8%,,6.00
Jug,USD,5.00,-2.00,,,
`
const stated = { currency: 'USD', payment_percent: null, payment_fixed: null, fulfilment: null, coupon_percent: null }

async function scene() {
  const { app, parts } = await server()
  const { brand, viewer } = await cast(parts)
  const base = `/api/v1/brands/${brand.id}/room`
  const { headers } = viewer
  const post = (path: string, payload: object | string, type = 'application/json') =>
    app.inject({ method: 'POST', url: base + path, headers: { ...headers, 'content-type': type }, payload })
  const sendFile = (path: string, text: string) => post(path, text, 'application/octet-stream')
  return { app, base, headers, post, sendFile }
}

test('a viewer reads products from a file, with each line that cannot be read, and keeps nothing', async () => {
  const { sendFile, post } = await scene()
  const read = await sendFile('/file?name=products.csv', lines)
  expect(read.statusCode, read.body).toBe(200)
  const { products, faults, quarantined } = read.json()
  expect(products[0]).toEqual({
    ...{ ...stated, name: 'Mug', price: '10.00', landed_cost: '3.00', platform_percent: '6' },
    ...{ return_percent: '5', return_cost: null, resellable_percent: null, coupon_amount: '0.50' },
  })
  expect(quarantined).toBe(faults.length)
  const told = faults.map(({ line, field }: { line: number; field: string }) => [line, field])
  expect(told).toEqual([
    [3, 'Price'],
    [4, 'Price'],
    [5, 'Platform fee %'],
    [6, 'Coupon'],
    [7, 'Landed cost'],
  ])
  expect(faults[2]).toMatchObject({ value: '0.06', remedy: { en: 'Write it with its sign: 15%, or 0.15%.' } })
  const mend = await sendFile('/file/left-out?name=products.csv&language=zh', lines)
  expect(mend.body.split('\r\n')[3]).toMatch(/^Bowl,USD,12.00,4.00,0.06,,,5,Platform fee %,无法判断/)

  const rooms = (await post('', { products, curve: 'return_rate' })).json().rooms
  // 10.00 − 0.50 − 0.475 of coupon − 3.00 − 0.57 leave 5.455; less 0.95 kept, of 9.50.
  expect(rooms[0]).toMatchObject({ name: 'Mug', margin: 546, room_per_unit: 451, room: 0.474211 })
  expect(rooms[0].curve).toHaveLength(31)
})

test('the template is read as it is, in both languages, and what it makes is handed out as CSV', async () => {
  const { app, base, headers, sendFile, post } = await scene()
  const said = []
  for (const language of ['en', 'zh']) {
    const url = `${base}/file/template?language=${language}`
    const { body } = await app.inject({ method: 'GET', url, headers })
    const { products, faults } = (await sendFile('/file?name=template.csv', body)).json()
    expect(faults).toEqual([])
    said.push(products)
  }
  expect({ ...said[1][0], name: 'Mug' }).toEqual(said[0][0])
  const csv = await post('/csv', { products: said[0], levels: [{ name: '=Leader', percent: '60' }] })
  const [header = '', line = ''] = csv.body.replace('\uFEFF', '').split('\r\n')
  const cells = Object.fromEntries(header.split(',').map((name, i) => [name, line.split(',')[i]]))
  expect(cells).toMatchObject({
    ...{ product: 'Mug', currency: 'USD', verdict: 'none', stated_price: '19.90', level_1: "'=Leader" },
    ...{ level_1_percent: '60', keep_percent: '10', commissions_on: 'kept' },
  })
  expect(Number(cells.left_per_unit)).toBeLessThan(0)
  const again = (await sendFile('/file?name=room.csv', csv.body)).json()
  expect(again).toMatchObject({ products: said[0], faults: [] })
})

test('a file of something else, and a thing that is nowhere stated, are refused with the reason', async () => {
  const { sendFile, post } = await scene()
  const other = await sendFile('/file?name=other.csv', 'colour,size\nred,small\n')
  expect(other.json().error).toMatchObject({ code: 'unreadable_file' })
  expect(other.json().error.message).toMatch(/it needs a product, a price and a landed cost/)
  const bare = await post('', { products: [{ name: 'Mug', currency: 'USD', price: '10' }] })
  expect(bare.json().error).toMatchObject({ code: 'bad_request', field: 'products.0.landed_cost' })
})
