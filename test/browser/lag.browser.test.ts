import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { serverPort } from '../cluster.ts'
import { millpond } from '../command-line.ts'
import { wayTo } from '../way-to.ts'
import { englishOn, namelessOf, overhangOf, settled, untranslatedOf } from './pages.ts'
import { startServer } from './server-process.ts'
import { story } from './stage.ts'

const patience = { timeout: 60_000 }

/** The owner of a server of its own signs in there and makes a brand with a source. */
async function ownerOf(page: Page, url: string, login: { email: string; password: string }) {
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`${url}/api/v1${path}`, { data, headers: { origin: url } })
    expect(answer.ok()).toBe(true)
    return (await answer.json()) as { id: string; write_key: string }
  }
  await post('/auth/sign-in', login)
  const { id } = await post('/brands', { name: 'Acme', currency: 'CNY', time_zone: 'Asia/Shanghai' })
  return { id, key: (await post(`/brands/${id}/sources`, { name: '店铺', kind: 'web' })).write_key }
}

story(
  'while the warehouse is away, the page of sources says in Chinese that events wait, and why; so does the command',
  async (stage) => {
    const way = await wayTo(await serverPort())
    const server = await startServer({ CLICKHOUSE_URL: way.url, MILLPOND_LOG: 'silent' })
    try {
      stage.expectRefusals(503)
      const page = await stage.window({ language: 'zh-CN', width: 390 })
      const { id, key } = await ownerOf(page, server.url, server.firstLogin)
      const visit = async () => {
        const batch = [{ type: 'page', anonymousId: 'ann', messageId: crypto.randomUUID() }]
        const sent = await page.request.post(`${server.url}/v1/batch`, { data: { batch, writeKey: key } })
        expect(sent.status()).toBe(200)
      }
      await visit()
      await page.goto(`${server.url}/${id}/data/sources`)
      const line = page.getByRole('status').filter({ hasText: '数据仓库' })
      await line.getByText('收到的事件已全部写入数据仓库。').waitFor(patience)

      way.cut()
      await visit()
      await line.getByText(/^[\d.]+ ?\S+ 事件已落盘，正等待写入数据仓库（自 .*\d{1,2}:\d\d.* 起）$/).waitFor(patience)
      await line.getByText(/^数据仓库写入失败： ?数据仓库无法连接（ECONN\w+）。$/).waitFor(patience)
      const command = await millpond(server.dataDir, ['events', 'lag', '--json'])
      expect(JSON.parse(command.out)).toEqual([
        {
          waiting_bytes: expect.any(Number),
          waiting_since: expect.stringMatching(/^20/),
          trouble: expect.stringMatching(/^The warehouse cannot be reached \(ECONN\w+\)\.$/),
        },
      ])
      await settled(page)
      expect(await namelessOf(page)).toEqual([])
      expect(await untranslatedOf(page)).toEqual([])
      expect(await englishOn(page)).toEqual([])
      expect(await overhangOf(page)).toBe(0)

      await way.mend()
      await line.getByText('收到的事件已全部写入数据仓库。').waitFor(patience)
      expect(await line.getByText('写入失败').count()).toBe(0)
    } finally {
      await server.stop()
      way.cut()
    }
  },
)
