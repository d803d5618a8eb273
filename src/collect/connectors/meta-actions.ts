import { toMinor } from '../../kernel/money.ts'
import { Unreadable } from './define.ts'

/** Kinds of action that all count the same purchases, best first. */
const purchaseActions = ['purchase', 'omni_purchase', 'offsite_conversion.fb_pixel_purchase', 'web_in_store_purchase']

/**
 * The purchases in a cell of Meta's interface ([{"action_type": "purchase", "value": "5"}]), as a plain decimal, or in
 * minor units where a currency is given. Undefined where the cell is empty or has no purchases.
 */
export function actionValue(text: string, header: string): string | undefined
export function actionValue(text: string, header: string, currency: string): bigint | undefined
export function actionValue(text: string, header: string, currency?: string): string | bigint | undefined {
  if (text === '') return undefined
  const actions = parse(text, header)
  const kind = purchaseActions.find((action) => actions.has(action))
  const value = kind ? actions.get(kind) : undefined
  if (value === undefined) return undefined
  const minor = toMinor(value, currency ?? 'USD')
  if (minor === undefined) throw unreadable(text, header)
  return currency === undefined ? value : minor
}

function parse(text: string, header: string): Map<string, string> {
  try {
    const actions: unknown = JSON.parse(text)
    if (!Array.isArray(actions)) throw unreadable(text, header)
    return new Map(actions.map((action) => [String(action?.action_type), String(action?.value)]))
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(text, header)
    throw error
  }
}

function unreadable(text: string, header: string): Unreadable {
  return new Unreadable(
    header,
    text,
    { en: 'This is no list of actions as Meta writes it.', zh: '不是 Meta 的 actions 列表。' },
    { en: 'Export the report again, or leave this column out.', zh: '请重新导出报表，或去掉该列。' },
  )
}
