import type { Text } from '../../kernel/errors.ts'
import type { Words } from '../../measure/words.ts'

type SecondRow = { part: 'second' | 'unplaced' } & Record<(typeof figures)[number] | 'platform_clicks', number | null>
const figures = ['clicks', 'visits', 'orders'] as const
const english = { clicks: 'click', visits: 'visit', orders: 'order' }
const chinese = { clicks: ['次', '点击'], visits: ['次', '访问'], orders: ['个', '订单'] } as const

/** How much of what a video brought is placed at its seconds, and what the platform places itself. */
export function placedSaid(rows: readonly SecondRow[], words: Words): Text {
  const said = [ofCodes(rows, words), ofPlatform(rows, words)].filter((one) => one !== undefined)
  return { en: said.map(({ en }) => en).join(' '), zh: said.map(({ zh }) => zh).join('') }
}

function placedIn(rows: readonly SecondRow[], name: (typeof figures)[number] | 'platform_clicks'): number {
  return rows.reduce((sum, one) => sum + (one.part === 'second' ? (one[name] ?? 0) : 0), 0)
}

function ofCodes(rows: readonly SecondRow[], { many, count }: Words): Text {
  const rest = rows.at(-1)
  if (!rest || rest.orders === null)
    return {
      en: 'What its links brought is not known: it has no code of its own.',
      zh: '该视频没有专属码，其链接带来的点击、访问与订单未知。',
    }
  const told = figures.flatMap((name) => {
    const left = rest[name]
    const placed = placedIn(rows, name)
    return left === null ? [] : [{ name, placed, all: placed + left }]
  })
  const every = listed(told.map(({ name, all }) => many(all, english[name])))
  const counted = (n: number, name: (typeof figures)[number]) => `${count(n).zh} ${chinese[name][0]}`
  const all = told.map((one) => `${counted(one.all, one.name)}${chinese[one.name][1]}`).join('、')
  if (rows.every(({ part, orders }) => part === 'unplaced' || orders === null))
    return {
      en: `Known for the video as a whole only: ${every} of its codes; none of its links says at which of its seconds it is shown.`,
      zh: `专属码带来的 ${all}只按整支视频统计：没有链接注明在第几秒展示。`,
    }
  if (told.every((one) => one.placed === one.all))
    return { en: `Placed at seconds: all that its codes brought, ${every}.`, zh: `专属码带来的 ${all}全部落在秒上。` }
  const parts = listed(told.map((one) => `${count(one.placed).en} of ${many(one.all, english[one.name])}`))
  const of = told.map(
    (one) => `${counted(one.all, one.name)}${chinese[one.name][1]}中的 ${counted(one.placed, one.name)}`,
  )
  return {
    en: `Placed at seconds: ${parts} of its codes; the others are known for the video as a whole only.`,
    zh: `专属码带来的 ${of.join('、')}落在秒上，其余只按整支视频统计。`,
  }
}

function ofPlatform(rows: readonly SecondRow[], { many, count }: Words): Text | undefined {
  if (rows.every(({ platform_clicks }) => platform_clicks === null)) return undefined
  const clicks = placedIn(rows, 'platform_clicks')
  return {
    en: `The platform itself tells the second of ${many(clicks, 'click')}, which are not added to those.`,
    zh: `平台另按秒给出 ${count(clicks).zh} 次点击，不与之相加。`,
  }
}

/** "a, b and c" */
function listed(texts: readonly string[]): string {
  return texts.join(', ').replace(/, ([^,]*)$/, ' and $1')
}
