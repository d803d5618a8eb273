import { type Film, films } from '../brand/films.ts'
import { Random } from '../random.ts'
import type { StatedPost, StatedVideo, StatedVideoMoment } from '../statements.ts'

const parts = 20
/** Which share of those who watch a part still do at its end: many leave at the beginning, then fewer and fewer. */
const kept = (part: number) => (part === 0 ? 0.86 : part === 1 ? 0.93 : 0.962)
/** Two videos differ in a part by no more than twice this, unless something is planted there. */
const spread = 0.008
const [lost, held] = [0.75, 1.07]

/** The videos of which curves are known. They are drawn beside the posts: none of these changes with them. */
export function drawVideos(seed: number, posts: readonly StatedPost[], end: number): StatedVideo[] {
  const taken = new Set<string>()
  const codes = new Set<string>()
  return films.flatMap((film, place) => {
    const post = posts.findLast((one) => {
      const { creator, platform, code, looks, id } = one
      const isIts = creator === film.creator && platform === film.platform && (code !== '') === film.isLinked
      return isIts && looks.length > 1 && !taken.has(id) && (code === '' || !codes.has(code))
    })
    if (!post) return []
    taken.add(post.id)
    codes.add(post.code)
    const random = new Random(seed, `videos/${place}`)
    return [
      {
        ...videoOf(random, film, post),
        code: post.code,
        linkShown: shownOf(film),
        clickedAt: clicksOn(random, post, end),
      },
    ]
  })
}

const shownOf = ({ linkAt, seconds }: Film) =>
  linkAt && ([Math.round(linkAt[0] * seconds), Math.round(linkAt[1] * seconds)] as const)

/** Clicks on the link below a post, most of them on its first days. */
function clicksOn(random: Random, { code, looks, postedAt }: StatedPost, end: number): number[] {
  if (code === '') return []
  const clicks = Math.round((looks.at(-1)?.views ?? 0) * (0.004 + 0.003 * random.uniform()))
  const later = () => Math.floor((end - postedAt) * random.uniform() ** 4)
  return Array.from({ length: clicks }, () => postedAt + later()).sort((a, b) => a - b)
}

function videoOf(random: Random, film: Film, post: StatedPost): Omit<StatedVideo, 'code' | 'linkShown' | 'clickedAt'> {
  const { platform, title, seconds, sku, versionOf = '' } = film
  const watching = [1]
  for (let part = 0; part < parts; part++) {
    const planted = film.loses === part ? lost : film.holds === part ? held : 1
    const stay = kept(part) * planted + spread * (2 * random.uniform() - 1)
    watching.push((watching.at(-1) as number) * stay)
  }
  return {
    ...{ id: post.id, platform, title, seconds, sku, versionOf, publishedAt: post.postedAt },
    ...{ views: post.looks.at(-1)?.views ?? 0, watching, relative: 0.4 + 0.3 * random.uniform() },
    moments: momentsOf(random, film, post),
  }
}

/** What is shown when, by shares of the length. Instagram tells at which second its stickers were touched. */
function momentsOf(random: Random, film: Film, { looks }: StatedPost): StatedVideoMoment[] {
  const { seconds, sku, platform } = film
  const [product, price, call] = film.isLate ? [0.85, 0.88, 0.92] : [0.15, 0.45, 0.6]
  const clicksOf = (share: number) => {
    const clicks = Math.round((looks.at(-1)?.views ?? 0) * share * (0.8 + 0.4 * random.uniform()))
    return platform === 'instagram' ? clicks : undefined
  }
  const at = (share: number) => Math.round(share * seconds)
  return [
    { second: at(product), kind: 'product', sku, note: '', clicks: clicksOf(0.002) },
    { second: at(price), kind: 'price', sku, note: '', clicks: undefined },
    ...(film.hasNoCall ? [] : [{ second: at(call), kind: 'call', sku: '', note: '', clicks: clicksOf(0.004) }]),
  ]
}
