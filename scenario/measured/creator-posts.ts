import { type CastCreator, cast } from '../brand/creators.ts'
import type { StatedLook, StatedPost } from '../statements.ts'
import type { Known } from './brand.ts'

/** What is counted of some observations: how many there are, their mean and their variance. */
export type Sample = { n: number; mean: number | null; variance: number | null }
/** What a creator posted in a period, as it was seen last. `author` is the name, or platform and handle of a stranger. */
export type Posted = {
  author: string
  creator: CastCreator
  posts: StatedPost[]
  reach: Sample
  engaged: Sample
  share: Sample
  paid: Sample
  own: Sample
  median: number | null
  trend: number | null
  likes: number | null
  comments: number | null
  fallen: number
}

export function sampleOf(values: readonly number[]): Sample {
  const n = values.length
  if (n === 0) return { n, mean: null, variance: null }
  const mean = values.reduce((all, value) => all + value, 0) / n
  const squares = values.reduce((all, value) => all + (value - mean) ** 2, 0)
  return { n, mean, variance: n < 2 ? null : squares / (n - 1) }
}

type Asked = { from: string; to: string; platform?: string }

/** Everybody of the cast with what they posted in a period, also those who posted nothing. */
export function postedBy({ posts, dayAt }: Known, { from, to, platform = 'all' }: Asked): Posted[] {
  const inside = posts.filter((post) => {
    const day = dayAt(post.postedAt)
    return post.looks.length > 0 && from <= day && day <= to && (platform === 'all' || post.platform === platform)
  })
  const middle = (Date.parse(`${from}T00:00:00+08:00`) + Date.parse(`${to}T00:00:00+08:00`) + 86_400_000) / 2
  return cast.map((creator) => {
    const mine = inside.filter((post) => post.creator === creator.name)
    const [first] = creator.accounts
    const author = creator.isStranger ? `${first?.platform}/${first?.handle}` : creator.name
    return { author, creator, posts: mine, ...figuresOf(mine, middle) }
  })
}

function figuresOf(posts: readonly StatedPost[], middle: number): Omit<Posted, 'author' | 'creator' | 'posts'> {
  const seen = posts.map((post) => ({ post, last: post.looks.at(-1) as StatedLook }))
  const viewed = seen.filter(({ last }) => last.views > 0)
  const rate = ({ last }: (typeof seen)[number]) => (last.likes + last.comments + last.shares + last.saves) / last.views
  const total = (name: 'likes' | 'comments') =>
    posts.length === 0 ? null : seen.reduce((all, { last }) => all + last[name], 0)
  const paidShare = (some: readonly StatedPost[]) => some.filter(({ isPaid }) => isPaid).length / some.length
  const [early, late] = [posts.filter((one) => one.postedAt < middle), posts.filter((one) => one.postedAt >= middle)]
  return {
    reach: sampleOf(viewed.map(({ last }) => Math.log(last.views))),
    engaged: sampleOf(viewed.map(rate)),
    share: sampleOf(posts.map(({ isPaid }) => (isPaid ? 1 : 0))),
    paid: sampleOf(viewed.filter(({ post }) => post.isPaid).map(rate)),
    own: sampleOf(viewed.filter(({ post }) => !post.isPaid).map(rate)),
    median: medianOf(seen.map(({ last }) => last.views)),
    trend: early.length && late.length ? paidShare(late) - paidShare(early) : null,
    likes: total('likes'),
    comments: total('comments'),
    fallen: posts.filter(({ looks: [a, b] }) => a && b && b.likes < a.likes).length,
  }
}

/** Between two in the middle, rounded to the even one. */
export function medianOf(views: readonly number[]): number | null {
  if (views.length === 0) return null
  const sorted = views.toSorted((a, b) => a - b)
  const at = (place: number) => sorted[place] as number
  const middle = (at(Math.floor((views.length - 1) / 2)) + at(Math.ceil((views.length - 1) / 2))) / 2
  return middle % 1 === 0.5 && Math.floor(middle) % 2 === 0 ? Math.floor(middle) : Math.round(middle)
}
