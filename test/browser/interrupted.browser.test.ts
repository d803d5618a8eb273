import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { chooseFiles } from './files.ts'
import { openImports, statusIs } from './imports.ts'
import { story } from './stage.ts'

const header = 'order_id,order_date,sku,quantity,unit_price,currency\n'
const line = '1,2026-01-05 10:00:00,LAMP,1,10.00,USD\n'

/** Three million lines. Members of a gzip file may follow each other, so one block is packed once. */
function largeFile(): Buffer {
  const block = gzipSync(line.repeat(30_000))
  return Buffer.concat([gzipSync(header), ...Array.from({ length: 100 }, () => block)])
}

story('a browser that is closed in the middle of an upload leaves no import and no half file', async (stage) => {
  const { page, id } = await stage.brand()
  const uploads = () =>
    readdirSync(join(stage.dataDir, 'uploads'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
  await openImports(page, id)
  const before = uploads()
  const network = await page.context().newCDPSession(page)
  const bytesPerSecond = 200_000
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  })
  await chooseFiles(page, [{ name: 'slow.csv', content: header + line.repeat(1_000_000) }])
  const share = () => page.getByRole('progressbar', { name: 'slow.csv' }).getAttribute('aria-valuenow')
  await expect.poll(async () => Number(await share())).toBeGreaterThan(0)
  await expect.poll(() => uploads().length).toBe(before.length + 1)
  await page.close()

  await expect.poll(uploads).toEqual(before)
  const again = await stage.owner()
  await openImports(again, id)
  await again.getByText('Nothing imported yet').waitFor()
})

story('a large import can be cancelled while it is read, and nothing of it counts', async (stage) => {
  const { page, id } = await stage.brand()
  await openImports(page, id)
  await chooseFiles(page, [{ name: 'large.csv.gz', content: largeFile() }])
  await statusIs(page, 'large.csv.gz', 'Reading')
  await page.getByText(/lines\/s/).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await statusIs(page, 'large.csv.gz', 'Cancelled')
  await page.goto(`/${id}`)
  await page.getByText('Nothing to show yet').waitFor()
})
