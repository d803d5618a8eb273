import { platformNames, type SocialPlatform, socialPlatforms } from '../../kernel/social-platform.ts'
import type { Field } from '../connectors/define.ts'
import { field } from '../connectors/field.ts'

/** Columns of a table of creators. A line has one account, or a column for each platform, or both. */
const general = {
  id: field('text', 'Id in the book', '红人编号', 'creator_id | creator id | id | 红人编号 | 编号'),
  name: field(
    'text',
    'Name',
    '姓名',
    'name | creator | creator name | influencer | influencer name | kol | kol name | full name | display name | nickname | 姓名 | 名称 | 昵称 | 红人 | 红人名称 | 红人昵称 | 达人 | 达人名称 | 达人昵称 | 博主 | 网红',
  ),
  platform: field('text', 'Platform', '平台', 'platform | channel | network | social media | 平台 | 社媒平台 | 渠道'),
  handle: field(
    'text',
    'Handle',
    '账号',
    'handle | username | user name | account | account name | screen name | 账号 | 用户名 | 达人账号 | 红人账号 | 账号名',
  ),
  url: field(
    'text',
    'Profile address',
    '主页链接',
    'profile_url | profile url | profile link | profile | url | link | homepage | 主页链接 | 主页 | 链接 | 账号链接 | 主页地址',
  ),
  followers: field(
    'text',
    'Audience',
    '粉丝数',
    'followers | follower count | followers count | fans | subscribers | subscriber count | audience | audience size | 粉丝 | 粉丝数 | 粉丝量 | 订阅数',
  ),
  followers_on: field(
    'day',
    'Audience stated on',
    '粉丝统计日期',
    'followers_on | followers date | as of | stated on | 粉丝统计日期 | 统计日期',
  ),
  former: field(
    'text',
    'Former handles',
    '曾用账号',
    'former_handles | former handles | old handle | 曾用账号 | 曾用名',
  ),
  category: field('text', 'Category', '类目', 'category | niche | vertical | topic | 类目 | 领域 | 垂类 | 分类 | 赛道'),
  markets: field(
    'text',
    'Markets',
    '市场',
    'markets | market | country | countries | country/region | location | 市场 | 国家 | 国家/地区 | 地区 | 受众国家',
  ),
  languages: field('text', 'Languages', '语言', 'languages | language | 语言 | 语种'),
  prices: field('text', 'Prices', '报价明细', 'prices | rate card | 报价明细 | 报价表'),
  price: field(
    'money',
    'Price',
    '报价',
    'price | price (*) | rate | rate (*) | fee | fee (*) | quote | 报价 | 报价 (*) | 价格 | 合作报价',
  ),
  currency: field('currency', 'Currency', '币种', 'currency | 币种 | 货币'),
  deliverable: field(
    'text',
    'Price is for',
    '报价内容',
    'deliverable | deliverables | content type | 报价内容 | 合作形式 | 内容形式',
  ),
  email: field(
    'text',
    'E-mail',
    '邮箱',
    'email | e-mail | email address | contact email | mail | 邮箱 | 电子邮箱 | 联系邮箱',
  ),
  phone: field(
    'text',
    'Phone',
    '电话',
    'phone | phone number | mobile | whatsapp | tel | 电话 | 手机 | 手机号 | 联系电话',
  ),
  address: field('text', 'Address', '地址', 'address | shipping address | 地址 | 收货地址 | 收件地址'),
  notes: field('text', 'Notes', '备注', 'notes | note | remarks | comment | comments | 备注 | 说明'),
} as const satisfies Record<string, Field>

type General = keyof typeof general
export type PlatformColumn = `${SocialPlatform}_account` | `${SocialPlatform}_followers`
export type CreatorColumn = General | PlatformColumn

/** A handle or an address, and the audience, in columns of the platform's own. */
function ofPlatform(platform: SocialPlatform): [PlatformColumn, Field][] {
  const { en, zh } = platformNames[platform] ?? { en: platform, zh: platform }
  const called = [...new Set([platform, en.toLowerCase(), zh])]
  const names = (words: readonly string[]) =>
    called.flatMap((name) => words.map((word) => `${name}${word}`)).join(' | ')
  const account = [
    '',
    ' handle',
    ' account',
    ' username',
    ' url',
    ' link',
    ' profile',
    '账号',
    ' 账号',
    '主页',
    '链接',
    ' 链接',
  ]
  const audience = [' followers', '_followers', ' fans', ' subscribers', '粉丝', ' 粉丝', '粉丝数', ' 粉丝数', '粉丝量']
  return [
    [`${platform}_account`, field('text', `${en} account`, `${zh} 账号`, names(account))],
    [`${platform}_followers`, field('text', `${en} audience`, `${zh} 粉丝数`, names(audience))],
  ]
}

export const creatorColumns = {
  ...general,
  ...(Object.fromEntries(socialPlatforms.filter((platform) => platform !== 'blog').flatMap(ofPlatform)) as Record<
    PlatformColumn,
    Field
  >),
}
