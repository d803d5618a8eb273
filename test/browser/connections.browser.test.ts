import { expect } from 'vitest'
import { channelId, googleSecrets, youtubeServer } from '../platforms/youtube.ts'
import { overhangOf } from './pages.ts'
import { startServer } from './server-process.ts'
import { story } from './stage.ts'

story('a platform is connected, read, waits for a new grant, and is mended and removed by its card', async (stage) => {
  const youtube = await youtubeServer()
  youtube.state.videos = [
    { id: 'video-a', publishedAt: '2026-01-06T09:00:00Z', title: 'Lamp', views: 10, curve: [[0.5, 0.4, 0.5]] },
  ]
  const server = await startServer({ MILLPOND_PLATFORM_URLS: `youtube=${youtube.url}` })
  try {
    const page = await stage.window()
    const origin = server.url
    await page.request.post(`${origin}/api/v1/auth/sign-in`, { data: server.firstLogin, headers: { origin } })
    const data = { name: 'Acme', currency: 'USD', time_zone: 'UTC', markets: ['US'] }
    const { id } = await (await page.request.post(`${origin}/api/v1/brands`, { data, headers: { origin } })).json()
    await page.goto(`${origin}/${id}/data/connections`)
    await page.getByText('No platform is connected').waitFor()
    await page.getByRole('link', { name: 'Import files' }).waitFor()

    await page.getByRole('button', { name: 'Connect YouTube' }).click()
    const form = page.getByRole('dialog', { name: 'Connect YouTube' })
    await form.getByText('Without API access: import a table of posts').waitFor()
    await form.getByLabel('Name').fill('Acme channel')
    await form.getByLabel('Channel').fill(channelId)
    await form.getByLabel('Client id').fill(googleSecrets.client_id)
    await form.getByLabel('Client secret').fill(googleSecrets.client_secret)
    await form.getByLabel('Refresh token').fill(googleSecrets.refresh_token)
    await form.getByRole('button', { name: 'Connect and read' }).click()
    const card = page.getByRole('region', { name: 'Acme channel' })
    await card.getByText('Rows: 3 · requests:').waitFor()
    await card.getByText('Read', { exact: true }).waitFor()
    await card.getByText(/^Next read: /).waitFor()

    youtube.state.refreshToken = 'granted anew'
    await card.getByRole('button', { name: 'Read now' }).click()
    await card.getByText('Needs attention').waitFor()
    await card.getByText(/Grant access again/).waitFor()
    await card.getByRole('button', { name: 'Edit secrets' }).click()
    const secrets = page.getByRole('dialog')
    await secrets
      .getByText(/^Set on /)
      .first()
      .waitFor()
    expect(await secrets.getByLabel('Refresh token').inputValue()).toBe('')
    await secrets.getByLabel('Refresh token').fill('granted anew')
    await secrets.getByRole('button', { name: 'Save' }).click()
    await card.getByText('Active').waitFor()
    await card.getByRole('button', { name: 'Earlier reads' }).click()
    await expect.poll(() => card.getByRole('list', { name: 'Earlier reads' }).getByRole('listitem').count()).toBe(3)

    await card.getByRole('link', { name: 'Import 1' }).first().click()
    await page.getByText('youtube creator-posts', { exact: false }).first().waitFor()
    await page.goBack()
    await card.getByRole('button', { name: 'Pause' }).click()
    await card.getByText('Paused', { exact: true }).waitFor()
    await card.getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('No platform is connected').waitFor()
  } finally {
    await server.stop()
    await youtube.close()
  }
})

story('the form of a platform fits a phone, in Chinese', async (stage) => {
  const { id, page } = await stage.brand({}, { language: 'zh-CN', width: 390 })
  await page.goto(`/${id}/data/connections`)
  await page.getByText('尚未连接任何平台').waitFor()
  await page.getByRole('button', { name: '连接 YouTube' }).click()
  await page.getByText('在哪里获取这些信息').waitFor()
  const form = page.locator('form')
  expect(await form.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  expect(await overhangOf(page)).toBe(0)
})
