import { postCode } from '../brand/creator-codes.ts'
import { type CastAccount, type CastCreator, cast } from '../brand/creators.ts'
import { products } from '../brand/products.ts'
import { logNormal } from '../distributions.ts'
import { Random } from '../random.ts'
import type { StatedLook, StatedPost } from '../statements.ts'
import { type Calendar, endOf } from './calendar.ts'
import type { Placement } from './paid-traffic.ts'

const [hourMs, dayMs] = [3_600_000, 86_400_000]
/** Posts are looked at so many days after them, and once more. */
const looksAfter = [2, 9] as const
/** How far the engagement of one post lies from that of another, as the standard deviation of the logarithm. */
const engagedSpread = 0.25
/** What interactions are: the rest are likes. */
const kinds = { comments: 0.05, shares: 0.04, saves: 0.07 } as const

/** All posts of all creators, oldest first; nobody has looked at the latest yet. They are drawn beside the orders: none of these changes with them. */
export function drawPosts(seed: number, calendar: Calendar, placements: readonly Placement[]): StatedPost[] {
  return cast
    .flatMap((creator, place) => {
      const random = new Random(seed, `posts/${creator.name}`)
      const days = calendar.days.flatMap((_, day) => [
        ...paidOn(creator, placements, day).map((code) => ({ day, code })),
        ...(random.chance(1 / creator.everyDays) ? [{ day, code: '' }] : []),
      ])
      return days.map(({ day, code }, number) => {
        const id = `7${String(place + 10)}${String(number).padStart(6, '0')}`
        return drawPost(random, creator, calendar, { day, code, id })
      })
    })
    .sort((a, b) => a.postedAt - b.postedAt)
}

/** The codes of the posts that the brand pays a creator for on a day: a post for each market in which it spends then. */
function paidOn({ campaign }: CastCreator, placements: readonly Placement[], day: number): string[] {
  const isSpent = (dollars: number | undefined) => Math.round(100 * (dollars ?? 0)) > 0
  return placements
    .filter((one) => one.campaign.id === campaign && isSpent(one.dollars[day]))
    .map((one) => postCode(one.campaign, one.dollars.slice(0, day).filter(isSpent).length))
}

type Begun = { day: number; code: string; id: string }

function drawPost(random: Random, creator: CastCreator, calendar: Calendar, { day, code, id }: Begun): StatedPost {
  const account = code === '' ? random.pick(creator.accounts) : (creator.accounts[0] as CastAccount)
  const isPaid = code !== '' || random.chance(creator.sponsored)
  const postedAt = (calendar.starts[day] as number) + Math.floor(random.uniform() * 24) * hourMs
  const handle = account.former && day < account.former[1] * calendar.days.length ? account.former[0] : account.handle
  const post: StatedPost = {
    creator: creator.name,
    id,
    platform: account.platform,
    handle,
    postedAt,
    kind: account.platform === 'xiaohongshu' ? 'image' : 'video',
    isPaid,
    disclosure: isPaid ? random.pick(['stated', 'marked']) : random.pick(['stated', '']),
    caption: '',
    sku: code === '' ? '' : random.pick(products).sku,
    code,
    isDeleted: creator.odd === 'deleted' && random.chance(0.2),
    looks: [],
  }
  const looks = drawLooks(random, creator, account, post, endOf(calendar))
  return { ...post, caption: captionOf(random, creator, post), looks }
}

function drawLooks(random: Random, creator: CastCreator, account: CastAccount, post: StatedPost, end: number) {
  const views = creator.viewed * account.followers * logNormal(random, 0, creator.spread)
  const usual = creator.engaged * (post.isPaid ? creator.response : 1)
  const rate = usual * logNormal(random, -(engagedSpread ** 2) / 2, engagedSpread)
  const fell = creator.odd === 'fell' && random.chance(0.15)
  return looksAfter.flatMap((days, look): StatedLook[] => {
    const at = post.postedAt + days * dayMs
    if (at >= end) return []
    const seen = Math.round(views * (look === 0 ? 0.8 : 1))
    const acted = seen * rate * (look === 1 && fell ? 0.6 : 1)
    const part = (share: number) => Math.round(acted * share)
    const others = { comments: part(kinds.comments), shares: part(kinds.shares), saves: part(kinds.saves) }
    const likes = Math.max(0, Math.round(acted) - others.comments - others.shares - others.saves)
    return [{ at, views: seen, likes, ...others }]
  })
}

const words: Readonly<Record<string, readonly string[]>> = {
  en: ['Light for the late hours', 'What I put on the balcony', 'Three lamps, one evening', 'Packing for the weekend'],
  de: ['Licht für lange Abende', 'Was ich mitnehme', 'Drei Lampen im Garten'],
  fr: ['La lumière du soir', 'Ce que j’emporte ce week-end'],
  es: ['Luz para la terraza'],
  ja: ['夜のあかり', '週末のキャンプ支度'],
  zh: ['傍晚的一盏灯', '周末露营好物', '阳台改造'],
}
const marks: Readonly<Record<string, string>> = { de: '#anzeige', ja: '#広告', zh: '#广告' }

/** A post whose mark is all that tells that it was paid for has it in its caption; no other has. */
function captionOf(random: Random, { language }: CastCreator, { isPaid, disclosure }: StatedPost): string {
  const text = random.pick(words[language] ?? ['Evening'])
  return isPaid && disclosure === 'marked' ? `${text} ${marks[language] ?? '#ad'}` : text
}
