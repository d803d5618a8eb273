import { figuresAreCurrent, openDays } from './figures.ts'
import { importFile } from './imports.ts'
import { story } from './stage.ts'

const orders = `order_id,order_date,sku,quantity,unit_price,currency
1,2026-01-05 10:00:00,LAMP,1,10.00,USD
2,2026-01-20 10:00:00,LAMP,2,10.00,USD
3,2026-02-10 10:00:00,LAMP,5,10.00,USD
`

story('figures claim no change against a period in which the data only begin', async (stage) => {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  await importFile(page, id, { name: 'orders.csv', content: orders })
  await figuresAreCurrent(page, id)
  const tile = page.getByRole('region', { name: 'Key figures' }).getByRole('region', { name: 'Net sales', exact: true })
  await openDays(page, `/${id}`, { from: '2026-02-01', to: '2026-02-28' })
  await tile.getByText('No data before Jan 5, 2026').waitFor()
  await page.getByText('Net sales were $50, with no data before Jan 5, 2026 to compare with').waitFor()
  await openDays(page, `/${id}`, { from: '2026-01-20', to: '2026-02-03' })
  await tile.getByText('from $10.00').waitFor()
})
