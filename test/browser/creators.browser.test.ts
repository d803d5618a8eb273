import { expect } from 'vitest'
import { figuresAreCurrent } from './figures.ts'
import { importFile } from './imports.ts'
import { englishOn, namelessOf, overhangOf, settled, untranslatedOf } from './pages.ts'
import { story } from './stage.ts'

const sheet = `红人名称,平台,账号,粉丝数,国家,邮箱
美亚,TikTok,mia.home,12.5万,英国,mia@example.com
Mia,Instagram,miahome,8千,GB,mia@example.com
坏行,MySpace,x,1,,
`

story('creators are imported from a sheet, merged, changed, and every step is undone', async (stage) => {
  const { page, id } = await stage.brand()
  await page.goto(`/${id}`)
  await page.getByRole('navigation').getByRole('link', { name: 'Creators' }).click()
  await page.getByText('No creators here').waitFor()
  await page.getByRole('button', { name: 'Import a file' }).click()
  const file = { name: 'creators.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }
  await page.locator('input[type=file][aria-label="Import a file"]').setInputFiles(file)
  await page.getByText('2 new, 0 changed, 0 the same, 1 lines left out').waitFor()
  await page.getByText('This platform is not known.').waitFor()
  await page.getByRole('button', { name: 'Write it' }).click()
  const table = page.getByRole('table', { name: 'The book' })
  await table.getByRole('link', { name: '美亚' }).waitFor()
  await table.getByText('125,000').waitFor()

  await page.getByText('May be one person').waitFor()
  await page.getByRole('button', { name: 'Merge' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click()
  await page.getByText('1 creators').waitFor()
  await table.getByText('miahome').waitFor()

  // Both were made in the same moment: either may be the one that stayed.
  await table.getByRole('link', { name: /美亚|Mia/ }).click()
  await page.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Handle').first().fill('mia.living')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  const accounts = page.getByRole('table', { name: 'Accounts' })
  await accounts.getByText('mia.living').waitFor()
  await accounts.getByText(/before: mia\.?home/).waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Creators' }).click()
  await table.getByText('mia.living').waitFor()
  await page.getByLabel('Search').fill('mia.home')
  await table.getByText('mia.living').waitFor()
  await page.getByLabel('Search').fill('')

  for (const left of ['mia.home', '2 creators']) {
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByText(left).first().waitFor()
  }
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await page.getByText('No creators here').waitFor()
})

story('the book reads well in Chinese and on a narrow screen', async (stage) => {
  const { page, id } = await stage.brand({}, { language: 'zh-CN', width: 390 })
  await page.goto(`/${id}/creators`)
  await page.getByRole('button', { name: '新增红人' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill('美亚')
  await dialog.getByLabel('账号名').fill('@mia')
  await dialog.getByRole('button', { name: '新增', exact: true }).click()
  await page.getByRole('table').getByRole('link', { name: '美亚' }).waitFor()
  await settled(page)
  expect(await untranslatedOf(page)).toEqual([])
  expect(await englishOn(page)).toEqual([])
  expect(await namelessOf(page)).toEqual([])
  expect(await overhangOf(page)).toBe(0)
})

const posts = `post_id,platform,handle,posted_at,as of,caption,views,likes,comments
1,TikTok,mia.home,2026-01-05T18:00:00Z,2026-01-12T00:00:00Z,Evening light #ad,48200,3100,140
2,TikTok,mia.home,2026-01-08T18:00:00Z,2026-01-12T00:00:00Z,Home,52000,4100,190
3,TikTok,jon,2026-01-09T18:00:00Z,2026-01-12T00:00:00Z,Tools,9000,500,20
`

story('posts fill the scorecards, and creators are put side by side', async (stage) => {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  await importFile(page, id, { name: 'posts.csv', content: posts })
  await figuresAreCurrent(page, id)
  await page.goto(`/${id}/creators/scorecards?from=2026-01-01&to=2026-01-31`)
  const table = page.getByRole('table', { name: 'Scorecards of creators' })
  await expect.poll(() => table.getByText('mia.home').count(), { timeout: 60_000 }).toBe(1)
  await page.getByLabel('Compare mia.home').check()
  await page.getByLabel('Compare jon').check()
  const compared = page.getByRole('table', { name: 'Side by side' })
  await compared.getByRole('columnheader', { name: 'mia.home' }).waitFor()
  await compared.getByText('Median views').waitFor()
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overhangOf(page)).toBe(0)
  }
})

story('a creator has a page with their scorecard and posts, is deleted, and comes back', async (stage) => {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  await importFile(page, id, { name: 'posts.csv', content: posts })
  await figuresAreCurrent(page, id)
  await page.goto(`/${id}/creators?from=2026-01-01&to=2026-01-31`)
  await page.getByRole('button', { name: 'Add a creator' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Mia Home')
  await dialog.getByLabel('Handle').fill('mia.home')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  const book = page.getByRole('table', { name: 'The book' })
  await book.getByRole('link', { name: 'Mia Home' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mia Home' }).waitFor()
  const posted = page.getByRole('table', { name: 'Posts of creators' }).getByText('Evening light #ad')
  await expect.poll(() => posted.count(), { timeout: 60_000 }).toBe(1)
  await page.getByRole('table', { name: 'Scorecard' }).getByText('Posts: 2').first().waitFor()
  await page.getByText('None of the rules is met').waitFor()
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    expect(await overhangOf(page)).toBe(0)
    expect(await namelessOf(page)).toEqual([])
    expect(await untranslatedOf(page)).toEqual([])
  }
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('No creators here').waitFor()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await book.getByRole('link', { name: 'Mia Home' }).waitFor()
})

story(
  'who is alike is found from a creator’s page and put beside them, at an address that can be sent',
  async (stage) => {
    const { page, id } = await stage.brand({ time_zone: 'UTC' })
    const made = async (name: string, followers: number, category = 'home') => {
      const account = { platform: 'tiktok', handle: name.toLowerCase(), followers }
      const data = { name, category, markets: ['US'], languages: ['en'], accounts: [account] }
      const answer = await page.request.post(`/api/v1/brands/${id}/creators`, { data, headers: { origin: stage.url } })
      return ((await answer.json()) as { id: string }).id
    }
    const mia = await made('Mia', 50_000)
    await made('Twin', 55_000)
    await made('Other', 3_000_000, 'games')
    await importFile(page, id, { name: 'posts.csv', content: posts })
    await figuresAreCurrent(page, id)
    await page.goto(`/${id}/creators/${mia}?from=2026-01-01&to=2026-01-31`)
    const alike = page.getByRole('region', { name: 'Creators alike' })
    await expect.poll(() => alike.getByRole('listitem').count(), { timeout: 60_000 }).toBe(2)
    expect(await alike.getByRole('listitem').first().textContent()).toContain('Twin')
    await alike.getByText('= Category: home').waitFor()
    await alike.getByLabel('Compare Twin').check()
    await alike.getByRole('link', { name: 'Compare side by side (2)' }).click()
    const compared = page.getByRole('table', { name: 'Side by side' })
    await compared.getByRole('columnheader', { name: 'Twin' }).waitFor()
    await page.reload()
    await compared.getByRole('columnheader', { name: 'Mia' }).waitFor()
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await settled(page)
      expect(await overhangOf(page)).toBe(0)
      expect(await namelessOf(page)).toEqual([])
    }
    await page.getByRole('button', { name: 'Take Twin out of the comparison' }).click()
    await compared.getByRole('columnheader', { name: 'Twin' }).waitFor({ state: 'detached' })
    const phone = await stage.owner({ language: 'zh-CN', width: 390 })
    await phone.goto(`/${id}/creators/${mia}?from=2026-01-01&to=2026-01-31`)
    await phone.getByRole('link', { name: '并排对比（1）' }).waitFor()
    await settled(phone)
    expect(await untranslatedOf(phone)).toEqual([])
    expect(await overhangOf(phone)).toBe(0)
  },
)
