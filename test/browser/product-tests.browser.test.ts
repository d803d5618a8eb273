import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { englishOn, namelessOf, overhangOf, settled, untranslatedOf } from './pages.ts'
import { type Stage, story } from './stage.ts'

/** Browsers that call themselves programs count nowhere. */
const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
/** Nobody reads a page and answers in less. */
const readingMs = 1700
const five = [0, 1, 2, 3, 4]

story('a test is made, answered in another language, visited before launch, and read as a verdict', async (stage) => {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  await page.goto(`/${id}/product-tests`)
  await page.getByRole('button', { name: 'New test' }).click()
  await state(page)
  await page.getByRole('button', { name: 'Open the test' }).click()
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'Open the test' })
    .click()
  await page.getByText('Open', { exact: true }).waitFor()
  await page.getByRole('radio', { name: 'Links' }).click()
  const questions = await linkOf(page, 'Questions')
  const product = await linkOf(page, 'Product page')

  await Promise.all(five.map((nth) => answer(stage, questions, nth)))
  await Promise.all(five.map((nth) => visit(stage, product, nth)))

  await page.getByRole('radio', { name: 'Results' }).click()
  await page.getByText('5 people answered, 5 visited a product page; 0 more were marked as programs').waitFor()
  await page.getByText('Go', { exact: true }).waitFor()
  // What visitors do comes before what people say: all five were interested.
  await page.getByText('Moon lamp: 5 of 5 visitors are interested (100%, 57% to 100%), surely above').waitFor()
  // Four would pay 30 and one no more than 20.
  const ladder = page.getByRole('table', { name: 'Moon lamp: At each price, as 5 people said' })
  await ladder.getByText('4 / 5').waitFor()
  await page.getByText('100% (57% to 100%) would buy at $20, 80% (38% to 96%) at $30.').waitFor()
  await page.getByText('$30 most probably leaves most').first().waitFor()
  const chart = page.getByRole('img', { name: /^Share that would buy\. Moon lamp\. 100% .* at \$20, 80% / })
  await chart.locator('canvas').waitFor()
  await page
    .getByRole('img', { name: /^Margin per 100 people/ })
    .first()
    .waitFor()
  await looksRight(page)

  const chinese = await stage.owner({ language: 'zh-CN', width: 390 })
  await chinese.goto(page.url())
  await chinese.getByText('愿意购买的占 100%（57% 至 100%）').first().waitFor()
  await settled(chinese)
  expect(await untranslatedOf(chinese)).toEqual([])
  expect(await englishOn(chinese)).toEqual([])
  expect(await overhangOf(chinese)).toBe(0)
})

/** States a lamp at two prices in two languages, with the questions that are there and one for prices. */
async function state(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('A lamp for spring')
  await page.getByLabel('Languages').fill('en zh-CN')
  await page.getByLabel('Languages').blur()
  await page.getByLabel('People that a verdict needs').fill('5')
  await page.getByLabel('Name of the product').fill('Moon lamp')
  await page.getByLabel('Planned price').fill('30')
  await page.getByLabel('Planned landed cost').fill('10')
  await page.getByLabel('Prices to try').fill('20 30')
  await page.getByLabel('Kind of question').selectOption('price_ladder')
  await page.getByRole('button', { name: 'Add the question' }).click()
  await page.getByLabel('Question (en)').nth(2).fill('What is the most that you would pay?')
  await page.getByRole('radio', { name: 'zh-CN' }).click()
  await page.getByLabel('Title of the page').fill('您会买这款灯吗？')
  await page.getByLabel('Name of the product').fill('月亮灯')
  await page.getByLabel('Question (zh-CN)').nth(0).fill('您会买吗？')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Test saved', { exact: true }).waitFor()
}

/** Makes a link for everybody to a page, and gives its address. */
async function linkOf(page: Page, name: 'Questions' | 'Product page'): Promise<string> {
  await page.getByLabel('Page', { exact: true }).selectOption(name)
  await page.getByRole('button', { name: 'Make links' }).click()
  const made = page.getByRole('listitem').filter({ hasText: `For everybody · ${name}` })
  return (await made.getByText(/\/t\/\S+$/).textContent()) ?? ''
}

/** One person answers: those with an even number read the page in Chinese, and the first would pay no more than 20. */
async function answer(stage: Stage, link: string, nth: number): Promise<void> {
  const isChinese = nth % 2 === 0
  const page = await stage.window({ agent, width: 390, language: isChinese ? 'zh-CN' : 'en-US' })
  await page.goto(link)
  const words = isChinese
    ? {
        title: '您会买这款灯吗？',
        product: '月亮灯',
        yes: '肯定会',
        send: '提交回答',
        thanks: '谢谢，您的回答已保存。',
      }
    : {
        ...{ title: 'What do you think of this product?', product: 'Moon lamp', yes: 'Definitely' },
        ...{ send: 'Send answers', thanks: 'Thank you. Your answers were saved.' },
      }
  await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
  await page.getByRole('heading', { level: 2, name: words.product }).waitFor()
  expect(await overhangOf(page)).toBe(0)
  expect(await namelessOf(page)).toEqual([])
  await page.getByLabel(words.yes, { exact: true }).check()
  await page.getByLabel(nth === 0 ? /20\.00/ : /30\.00/).check()
  await page.waitForTimeout(readingMs)
  await page.getByRole('button', { name: words.send }).click()
  await page.getByRole('heading', { name: words.thanks }).waitFor()
}

/** One person sees the page of the product at one of its prices; the last one leaves an address. */
async function visit(stage: Stage, link: string, nth: number): Promise<void> {
  const page = await stage.window({ agent, width: 390 })
  await page.goto(link)
  await page.getByRole('heading', { level: 1, name: 'Moon lamp' }).waitFor()
  await page.getByText(/^\$(20|30)\.00$/).waitFor()
  expect(await overhangOf(page)).toBe(0)
  await page.waitForTimeout(readingMs)
  if (nth < 4) {
    await page.getByRole('button', { name: 'I am interested' }).click()
    await page.getByRole('heading', { name: 'Thank you. We have noted your interest.' }).waitFor()
    return
  }
  await page.getByLabel('Your e-mail address').fill('mia@example.com')
  await page.getByLabel('Write to me once when this product can be ordered.').check()
  await page.getByRole('button', { name: 'Tell me when I can order' }).click()
  await page.getByRole('heading', { name: 'Thank you. We will write to you when it can be ordered.' }).waitFor()
}

async function looksRight(page: Page): Promise<void> {
  await settled(page)
  expect(await namelessOf(page)).toEqual([])
  expect(await untranslatedOf(page)).toEqual([])
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overhangOf(page)).toBe(0)
  }
}
