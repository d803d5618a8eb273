import { campaigns } from '../brand/campaigns.ts'
import { creatorCodes } from '../brand/creator-codes.ts'
import { type CastCreator, cast, creatorOf } from '../brand/creators.ts'
import { marketOf } from '../brand/markets.ts'
import { siteOf } from '../brand/site.ts'
import type { StatedPost, StatedVideo } from '../statements.ts'
import { csvLine, utcTime } from './table.ts'

/** Posts of creators, a line for each time that one was looked at. */
export function postsTable(posts: readonly StatedPost[]): string {
  const header =
    'post_id,platform,handle,posted_at,as of,type,caption,sponsored,views,likes,comments,shares,saves,sku,code,status'
  const rows = posts.flatMap((post) =>
    post.looks.map(({ at, views, likes, comments, shares, saves }, look) => {
      const isLast = look === post.looks.length - 1
      const sponsored = post.disclosure === 'stated' ? (post.isPaid ? 'yes' : 'no') : ''
      const about = [post.id, post.platform, post.handle, utcTime(post.postedAt), utcTime(at), post.kind, post.caption]
      const counts = [views, likes, comments, shares, saves]
      return csvLine([
        ...about,
        sponsored,
        ...counts,
        post.sku,
        post.code,
        isLast && post.isDeleted ? 'deleted' : 'online',
      ])
    }),
  )
  return `${header}\n${rows.join('')}`
}

/** The creators whom the brand knows, a line for each; accounts beside the first have columns of their platforms. */
export function creatorsTable(statedOn: string): string {
  const others = ['instagram', 'tiktok', 'youtube'] as const
  const header = [
    ...[
      'name',
      'platform',
      'handle',
      'followers',
      'followers_on',
      'former_handles',
      'category',
      'markets',
      'languages',
    ],
    ...['prices', 'email', 'address', 'notes', ...others.flatMap((platform) => [platform, `${platform} followers`])],
  ]
  const rows = cast.flatMap((creator) => {
    const [first, ...more] = creator.accounts
    if (creator.isStranger || !first) return []
    const { platform, handle, followers, former } = first
    const about = [creator.category, creator.markets.join('; '), creator.language]
    const price = creator.price && `video: ${creator.price} USD`
    const beside = others.flatMap((name) => {
      const account = more.find((one) => one.platform === name)
      return [account?.handle, account?.followers]
    })
    const contact = contactOf(creator)
    return [[creator.name, platform, handle, followers, statedOn, former?.[0], ...about, price, ...contact, ...beside]]
  })
  return csvLine(header) + rows.map(csvLine).join('')
}

/** Contacts are of a domain that nobody owns. */
function contactOf({ accounts: [first], campaign }: CastCreator) {
  const email = `${first?.handle.replace(/[^a-z0-9]+/gi, '.').toLowerCase()}@creators.example`
  return [email, campaign ? '12 Lantern Row' : '', campaign ? 'Paid per post, by bank transfer' : '']
}

/** The links that creators put below or into their posts, one for each code, and one for each coupon that they say. */
export function creatorLinksTable(posts: readonly StatedPost[], videos: readonly StatedVideo[]): string {
  const header = 'code,kind,title,target,channel,creator,post,coupon,utm_source,utm_medium,utm_campaign'
  const linked = new Map(posts.filter(({ code }) => code !== '').map((post) => [post.code, post]))
  const ofPosts = [...linked].map(([code, { creator, platform, id }]) => {
    const campaign = campaigns.find((one) => creatorOf(one.id)?.name === creator)
    const tags = [...(campaign?.utm ?? ['', '']), campaign?.name]
    return csvLine([
      code,
      'web',
      `${creator} ${code}`,
      targetOf(creator),
      platform,
      creator,
      linkedPost(id, videos),
      '',
      ...tags,
    ])
  })
  const ofCoupons = Object.entries(creatorCodes).map(([campaign, [coupon]]) => {
    const creator = creatorOf(campaign)?.name ?? ''
    const code = `coupon-${coupon.toLowerCase()}`
    return csvLine([code, 'coupon', coupon, targetOf(creator), '', creator, '', coupon, '', '', ''])
  })
  return `${header}\n${ofPosts.join('')}${ofCoupons.join('')}`
}

/** The post of a link, with the seconds at which it is shown there. */
export function linkedPost(post: string, videos: readonly Pick<StatedVideo, 'id' | 'linkShown'>[]): string {
  const shown = videos.find(({ id }) => id === post)?.linkShown
  return shown ? `${post}#t=${shown.join(',')}` : post
}

function targetOf(creator: string): string {
  const [country] = cast.find(({ name }) => name === creator)?.markets ?? []
  const { origin, prefix } = siteOf(marketOf(country as Parameters<typeof marketOf>[0]))
  return `${origin}${prefix}/`
}
