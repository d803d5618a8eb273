import type { z } from 'zod'
import { fromMinor } from '../../kernel/money.ts'
import {
  platformNames,
  readProfileUrl,
  readSocialPlatform,
  type SocialPlatform,
  socialPlatforms,
} from '../../kernel/social-platform.ts'
import type { CreatorLine } from '../../manage/creator-import.ts'
import { creatorFields } from '../../manage/creator-input.ts'
import type { Row } from '../connectors/define.ts'
import { readAudience } from '../connectors/values/audience.ts'
import { readCountry } from '../connectors/values/country.ts'
import { Fault, isMissing } from '../connectors/values/fault.ts'
import { partsOf, refusedCell, said, unreadableCell } from '../lists/list-cells.ts'
import { type CreatorColumn, creatorColumns } from './creator-columns.ts'
import { readLanguage } from './languages.ts'

type Cells = Row<CreatorColumn>
type Account = z.input<typeof creatorFields>['accounts'] extends infer List | undefined
  ? List extends readonly (infer One)[]
    ? One
    : never
  : never

/** A line of a table of creators, as far as it says something. Throws `Unreadable`, naming the column. */
export function readCreator(row: Cells): CreatorLine | undefined {
  const accounts = [...ownAccount(row), ...accountsByPlatform(row)]
  const stated = said(row.text('name'))
  const name = stated || accounts[0]?.handle || ''
  const texts = Object.fromEntries(
    (['category', 'email', 'phone', 'address', 'notes'] as const).map((one) => [one, said(row.text(one))]),
  )
  const input = {
    ...texts,
    name: row.need(name, 'name'),
    accounts,
    markets: pieces(row, 'markets', readCountry).filter((code) => code !== ''),
    languages: pieces(row, 'languages', readLanguage),
    prices: pricesOf(row),
  }
  const read = creatorFields.safeParse(input)
  if (read.success) return { id: row.id('id'), isNamed: stated !== '', fields: read.data }
  throw refusedCell(row, creatorColumns, read.error.issues[0], columnOf(row))
}

/** The account of a line that names its platform, or whose address does. */
function ownAccount(row: Cells): Account[] {
  const [handle, url] = [said(row.id('handle')), said(row.text('url'))]
  if (handle === '' && url === '') return []
  const ofUrl = readProfileUrl(url)
  const stated = said(row.text('platform'))
  const platform = stated ? platformOf(row, stated) : ofUrl?.platform
  if (!platform) throw unreadable(row, 'platform', stated, noPlatform)
  const followers = audienceOf(row, 'followers')
  const former = said(row.text('former'))
  return [
    {
      platform,
      handle: handle || (ofUrl?.handle ?? ''),
      url: withProtocol(url),
      followers,
      followers_on: followers === null ? null : (row.day('followers_on') ?? null),
      ...(former && { former: partsOf(former) }),
    },
  ]
}

function platformOf(row: Cells, stated: string): SocialPlatform {
  const platform = readSocialPlatform(stated)
  if (!platform) throw unreadable(row, 'platform', stated, unknownPlatform)
  return platform
}

function accountsByPlatform(row: Cells): Account[] {
  return socialPlatforms
    .filter((platform) => platform !== 'blog')
    .flatMap((platform): Account[] => {
      const cell = said(row.text(`${platform}_account`))
      if (cell === '') return []
      const isUrl = /^https?:|^www\.|\.\w{2,}\//i.test(cell)
      const ofUrl = isUrl ? readProfileUrl(cell) : undefined
      if (isUrl && ofUrl?.platform !== platform) throw unreadable(row, `${platform}_account`, cell, foreignAddress)
      const followers = audienceOf(row, `${platform}_followers`)
      const followers_on = followers === null ? null : (row.day('followers_on') ?? null)
      const handle = ofUrl?.handle ?? cell
      return [{ platform, handle, url: isUrl ? withProtocol(cell) : '', followers, followers_on }]
    })
}

const withProtocol = (url: string) => (url === '' || /^https?:/i.test(url) ? url : `https://${url}`)

function audienceOf(row: Cells, column: CreatorColumn): number | null {
  const text = said(row.text(column))
  if (text === '') return null
  const people = readAudience(text)
  if (people instanceof Fault) throw unreadable(row, column, text, people)
  return people
}

function pieces(row: Cells, column: CreatorColumn, read: (text: string) => string | Fault): string[] {
  const found = partsOf(said(row.text(column))).map((one) => {
    const value = read(one)
    if (value instanceof Fault) throw unreadable(row, column, one, value)
    return value
  })
  return [...new Set(found)]
}

/** Prices as an export of the book writes them ("video: 400.00 GBP; story: 90.00 GBP"), or one in columns of its own. */
function pricesOf(row: Cells) {
  const listed = said(row.text('prices'))
    .split(/[;；\n]+/)
    .filter((one) => one.trim() !== '')
    .map((one) => {
      const [, deliverable = '', amount = '', currency = ''] =
        /^\s*(.+?)\s*[:：]\s*([\d.]+)\s*([A-Za-z]{3})\s*$/.exec(one) ?? []
      if (!deliverable) throw unreadable(row, 'prices', one, noPrice)
      return { deliverable, amount, currency: currency.toUpperCase() }
    })
  if (isMissing(row.text('price'))) return listed
  const currency = row.need(row.currency('currency') ?? currencyOfHeader(row), 'currency')
  const amount = fromMinor(row.need(row.money('price', currency), 'price'), currency)
  return [...listed, { deliverable: said(row.text('deliverable')) || 'post', amount, currency }]
}

function currencyOfHeader(row: Cells): string | undefined {
  return /\(([A-Z]{3})\)/.exec(row.header('price'))?.[1]
}

const unreadable = (row: Cells, column: CreatorColumn, value: string, fault: Fault) =>
  unreadableCell(row, creatorColumns, column, value, fault)

/** The column that states a field of the book. */
const columnOf =
  (row: Cells) =>
  (field: string): CreatorColumn => {
    if (field === 'accounts') return row.header('handle') ? 'handle' : 'url'
    return field in creatorColumns ? (field as CreatorColumn) : 'name'
  }

const platforms = socialPlatforms.map((one) => platformNames[one]?.en).join(', ')
const unknownPlatform = new Fault(
  { en: 'This platform is not known.', zh: '无法识别该平台。' },
  { en: `Use one of ${platforms}.`, zh: `请使用：${platforms}。` },
)
const noPlatform = new Fault(
  { en: 'It is not said on which platform this account is.', zh: '未说明账号所在的平台。' },
  { en: 'Fill in the platform, or the address of the profile.', zh: '请填写平台，或填写主页链接。' },
)
const foreignAddress = new Fault(
  { en: 'This is not the address of a profile on this platform.', zh: '这不是该平台的主页地址。' },
  { en: 'Write the handle, or the address of the profile.', zh: '请填写账号，或填写主页地址。' },
)
const noPrice = new Fault(
  { en: 'This is not a price.', zh: '无法识别的报价。' },
  {
    en: 'Write it as "video: 400.00 GBP", several with a semicolon between.',
    zh: '请写成“视频: 400.00 GBP”，多个以分号分隔。',
  },
)
