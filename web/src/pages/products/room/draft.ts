import { type RoomFigure, type RoomLevel, type RoomProduct, type RoomTerms, roomFigures } from '../../../api/room.ts'

/** A product as it stands in the form: texts, of which an empty one is not stated. */
export type ProductDraft = { name: string; currency: string } & Record<RoomFigure, string>
/** Terms as they stand in the form; levels that nobody changed are the usual ones, in the language of the reader. */
export type TermsDraft = Omit<RoomTerms, 'levels'> & { levels: RoomLevel[] | undefined }

const needed: readonly RoomFigure[] = ['price', 'landed_cost']
export const isPercent = (name: RoomFigure) => name.endsWith('_percent')

export const emptyProduct = (currency: string): ProductDraft => ({
  ...{ name: '', currency },
  ...(Object.fromEntries(roomFigures.map((name) => [name, ''])) as Record<RoomFigure, string>),
})

export const draftOf = (product: RoomProduct): ProductDraft => ({
  ...{ name: product.name, currency: product.currency },
  ...(Object.fromEntries(roomFigures.map((name) => [name, product[name] ?? ''])) as Record<RoomFigure, string>),
})

/** A product as it is asked about; one without a name is called by its place. */
export const statedOf = (draft: ProductDraft, name: string): RoomProduct => ({
  ...{ name: draft.name.trim() || name, currency: draft.currency, price: draft.price, landed_cost: draft.landed_cost },
  ...(Object.fromEntries(
    roomFigures.filter((one) => !needed.includes(one)).map((one) => [one, draft[one] || null]),
  ) as Record<Exclude<RoomFigure, 'price' | 'landed_cost'>, string | null>),
})

export type Fault = 'needed' | 'not_number' | 'above_hundred' | 'zero' | 'two_coupons' | 'coupon_above_price'

/** What is wrong with a percentage; undefined where nothing is. */
export function percentFault(text: string): Fault | undefined {
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(text)) return 'not_number'
  return Number(text) > 100 ? 'above_hundred' : undefined
}

/** What is wrong with one figure of a product; undefined where nothing is. */
export function faultOf(draft: ProductDraft, name: RoomFigure): Fault | undefined {
  const text = draft[name]
  if (text === '') return needed.includes(name) ? 'needed' : undefined
  if (isPercent(name)) return percentFault(text)
  if (!/^\d{1,10}(\.\d{1,6})?$/.test(text)) return 'not_number'
  if (name === 'price' && Number(text) === 0) return 'zero'
  if (name === 'coupon_amount' && Number(text) > 0 && Number(draft.coupon_percent) > 0) return 'two_coupons'
  if (name === 'coupon_amount' && Number(text) > Number(draft.price)) return 'coupon_above_price'
  return undefined
}

export const isCurrencyCode = (text: string) => /^[A-Z]{3}$/.test(text)
export const isWhole = (draft: ProductDraft) =>
  isCurrencyCode(draft.currency) && roomFigures.every((name) => faultOf(draft, name) === undefined)
export const areWhole = ({ levels, keep_percent }: RoomTerms) =>
  [keep_percent, ...levels.map(({ percent }) => percent)].every((text) => percentFault(text) === undefined) &&
  levels.every(({ name }) => name.trim() !== '')

const choices = {
  commissions_on: ['kept', 'sold'],
  percents_of: ['price', 'paid'],
  platform_fee_returned: ['true', 'false'],
  payment_fee_returned: ['false', 'true'],
} as const
type Choice = keyof typeof choices

/** What of an address is the calculator's, and how much of it one may hold. */
const key = (name: string) => `room.${name}`
const mostText = 200
const usualKept = '10'

/** The calculator as an address holds it: one product, and the terms where they are not the usual ones. */
export function writeDraft(
  product: ProductDraft | undefined,
  terms: TermsDraft,
  measured = '',
): Record<string, string | undefined> {
  const figures = [...roomFigures, 'name', 'currency'] as const
  const said = figures.map((name) => [key(name), product?.[name].slice(0, mostText) || undefined])
  const chosen = (Object.keys(choices) as Choice[]).map((name) => {
    const value = String(terms[name])
    return [key(name), value === choices[name][0] ? undefined : value]
  })
  return Object.fromEntries([
    ...said,
    ...chosen,
    [key('measured'), measured.slice(0, 2 * mostText) || undefined],
    [key('keep_percent'), terms.keep_percent === usualKept ? undefined : terms.keep_percent],
    [key('levels'), terms.levels && levelsText(terms.levels)],
  ])
}

/** The opposite: what an address does not hold is as usual. */
export function readDraft(
  search: Readonly<Record<string, string>>,
  currency: string,
): { product: ProductDraft; terms: TermsDraft; measured: string } {
  const said = (name: string) => (search[key(name)] ?? '').slice(0, mostText)
  const figures = Object.fromEntries(roomFigures.map((name) => [name, said(name)])) as Record<RoomFigure, string>
  const chosen = <Name extends Choice>(name: Name) => {
    const known: readonly string[] = choices[name]
    return known.includes(said(name)) ? said(name) : choices[name][0]
  }
  const stated = isCurrencyCode(said('currency')) ? said('currency') : currency
  const levels = levelsOf(search[key('levels')] ?? '')
  return {
    measured: (search[key('measured')] ?? '').slice(0, 2 * mostText),
    product: { ...emptyProduct(stated), ...figures, name: said('name') },
    terms: {
      levels: levels.length > 0 ? levels : undefined,
      keep_percent: said('keep_percent') || usualKept,
      commissions_on: chosen('commissions_on') as RoomTerms['commissions_on'],
      percents_of: chosen('percents_of') as RoomTerms['percents_of'],
      platform_fee_returned: chosen('platform_fee_returned') === 'true',
      payment_fee_returned: chosen('payment_fee_returned') === 'true',
    },
  }
}

/** "Creator:15,Agency:5"; a name keeps no comma and no colon. */
const levelsText = (levels: readonly RoomLevel[]) =>
  levels.map(({ name, percent }) => `${name.replace(/[,:]/g, ' ')}:${percent}`).join(',')

const levelsOf = (text: string): RoomLevel[] =>
  text
    .split(',')
    .map((one) => /^([^:]{1,60}):([^:]{0,8})$/.exec(one))
    .flatMap((found) => (found ? [{ name: found[1] ?? '', percent: found[2] ?? '' }] : []))
    .slice(0, 8)
