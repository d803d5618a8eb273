import { expect } from 'vitest'
import { movesShop } from './moves-shop.ts'
import { englishOn, namelessOf, overhangOf, settled, untranslatedOf } from './pages.ts'
import { story } from './stage.ts'

story('a move leads to an audience, whose people are asked anew, and which is renamed and removed', async (stage) => {
  const id = await movesShop(stage)
  const page = await stage.owner()
  await page.goto(`/${id}/moves`)
  const move = page.getByRole('article').filter({ hasText: 'who are lapsing' })
  const [, lapsing = ''] = /Win back (\d+) customers/.exec((await move.textContent()) ?? '') ?? []
  await move.getByRole('button', { name: 'Build the audience' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('Name').inputValue()).toBe('Lapsing customers')
  await dialog.getByRole('button', { name: 'Build an audience' }).click()
  await page.getByRole('heading', { level: 1, name: 'Lapsing customers' }).waitFor()
  await page.getByText(`In it now: ${lapsing},`).waitFor()
  await page.getByRole('button', { name: 'Rename' }).click()
  await dialog.getByLabel('Name').fill('Asleep')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: 'Asleep' }).waitFor()
  await page.getByRole('link', { name: 'Audiences' }).click()
  await page.getByRole('table', { name: 'Audiences' }).getByText('Asleep').click()
  await page
    .getByRole('table', { name: 'People of a stage' })
    .getByText(/^c\d+$/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Remove' }).click()
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await page.getByText('No audiences yet').waitFor()
})

story('a move leads to a link that is filled in so far, and to a task that may end the move, too', async (stage) => {
  const id = await movesShop(stage)
  const page = await stage.owner()
  await page.goto(`/${id}/moves`)
  const ofAda = page.getByRole('article').filter({ hasText: 'Do more with Ada' })
  await ofAda.getByRole('link', { name: 'Make the link' }).click()
  const form = page.locator('form').first()
  expect(await form.getByLabel('Creator').inputValue()).toBe('Ada')
  await form.getByLabel('Page').fill('https://shop.example/mug')
  await form.getByLabel('Post').fill('second video')
  await form.getByRole('button', { name: 'Make a link' }).click()
  await page
    .getByRole('dialog')
    .getByText(/\/l\/\w{6}$/)
    .waitFor()
  const made = await page.request.get(`/api/v1/brands/${id}/links?search=second`)
  expect(await made.json()).toMatchObject({ items: [{ creator: 'Ada', post: 'second video', utm_medium: 'creator' }] })

  await page.goto(`/${id}/moves`)
  const ofTea = page.getByRole('article').filter({ hasText: 'Mend or stop TEA' })
  await ofTea.getByRole('button', { name: 'Write the task' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('What is to be done').inputValue()).toBe('Mend or stop TEA: United States')
  expect(await dialog.getByLabel('What there is to know').inputValue()).toContain('of margin in 180 days')
  await dialog.getByLabel('Whose it is').selectOption({ index: 1 })
  await dialog.getByLabel('Due on').fill('2020-01-31')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('late', { exact: true }).waitFor()
  await page.getByRole('radio', { name: 'Mine' }).click()
  const task = page.getByRole('listitem').filter({ hasText: 'due Jan 31, 2020' })
  await task.getByRole('button', { name: 'Done' }).click()
  await dialog.getByText('Is the move done, too?').waitFor()
  await dialog.getByRole('button', { name: 'The move, too' }).click()
  await page.getByText('What came can be measured once orders reach').waitFor()
  await page.getByText('No tasks of yours').waitFor()
  expect(await ofTea.count()).toBe(0)
})

story('moves, an audience and a task in Chinese on a narrow screen, without a word of English', async (stage) => {
  const id = await movesShop(stage)
  const page = await stage.owner({ language: 'zh-CN', width: 390 })
  const faultless = async () => {
    await settled(page)
    expect({
      nameless: await namelessOf(page),
      untranslated: await untranslatedOf(page),
      english: await englishOn(page),
      overhang: await overhangOf(page),
    }).toEqual({ nameless: [], untranslated: [], english: [], overhang: 0 })
  }
  await page.goto(`/${id}/moves`)
  const move = page.getByRole('article').filter({ hasText: '位沉睡客户' })
  await move.getByRole('button', { name: '处理' }).click()
  await page.getByRole('menuitem', { name: '写任务' }).click()
  const dialog = page.getByRole('dialog')
  const [, lapsing = ''] = /召回 (\d+) 位沉睡客户/.exec(await dialog.getByLabel('要做什么').inputValue()) ?? []
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByRole('listitem').filter({ hasText: '暂无负责人' }).waitFor()
  await faultless()
  await move.getByRole('button', { name: '建人群' }).click()
  await dialog.getByRole('button', { name: '新建人群' }).click()
  await page.getByText(`目前 ${lapsing} 人`).waitFor()
  await faultless()
})
