import type { z } from 'zod'
import { tierNames } from '../../kernel/creator-tier.ts'
import { platformNames } from '../../kernel/social-platform.ts'
import { common, plain, summed } from '../columns.ts'
import type { Column } from '../define.ts'
import type { rowShape } from './scorecard-row.ts'

const none = { '': { en: '–', zh: '–' } }
const low = (en: string, zh: string, unit: Column['unit'] = 'share') => plain(unit, `${en}, lower end`, `${zh}下限`)
const high = (en: string, zh: string, unit: Column['unit'] = 'share') => plain(unit, `${en}, upper end`, `${zh}上限`)

const counted = {
  en: 'The interval takes how many came as chance (Poisson), and the cost as it was',
  zh: '区间将来的数量视为随机（泊松），成本按实际',
}

/** What the columns of a scorecard are called, and how they are read. */
export const scorecardColumns: { [Name in keyof z.infer<typeof rowShape>]: Column } = {
  creator: plain('text', 'Id', '编号', {
    en: 'In the book; of somebody who is not in it, platform and handle, or link and name',
    zh: '红人库编号；不在库中的显示平台与账号，或链接中的名称',
  }),
  name: plain('text', 'Creator', '红人'),
  category: plain('text', 'Category', '类目'),
  platform: { ...plain('text', 'Platform', '平台'), values: { ...platformNames, ...none } },
  tier: { ...plain('text', 'Tier', '量级'), values: { ...tierNames, ...none } },
  followers: plain('count', 'Audience', '粉丝数', {
    en: 'Of the account with most, as it was stated last',
    zh: '粉丝最多的账号，按最近一次统计',
  }),
  posts: summed('count', 'Posts', '内容数'),
  median_views: plain('count', 'Median views', '播放中位数', {
    en: 'As observed, without shrinking',
    zh: '实际观测值，未收缩',
  }),
  reach: plain('count', 'Reach', '触达', {
    en: 'Views that a post may be expected to get: the geometric mean, shrunk towards the tier',
    zh: '一条内容的预期播放量：几何均值，向量级收缩',
  }),
  reach_low: low('Reach', '触达', 'count'),
  reach_high: high('Reach', '触达', 'count'),
  tier_reach: plain('count', 'Reach of the tier', '同量级触达'),
  engagement: plain('share', 'Engagement', '互动率', {
    en: 'Likes, comments, shares and saves ÷ views of each post, on average, shrunk towards the tier',
    zh: '每条内容（点赞 + 评论 + 分享 + 收藏）÷ 播放量的均值，向量级收缩',
  }),
  engagement_low: low('Engagement', '互动率'),
  engagement_high: high('Engagement', '互动率'),
  tier_engagement: plain('share', 'Engagement of the tier', '同量级互动率'),
  category_engagement: plain('share', 'Engagement of the category', '同类目互动率'),
  sponsored_posts: summed('count', 'Sponsored posts', '商业合作内容', {
    en: 'Stated by the file, or disclosed in the caption',
    zh: '文件注明，或文案中有标识',
  }),
  marked_posts: summed('count', 'Known by a mark', '按标识识别', {
    en: 'Of the sponsored posts, those recognised by marks such as #ad or #广告',
    zh: '其中按 #ad、#广告 等标识识别的内容',
  }),
  sponsored_share: plain('share', 'Sponsored share', '商业合作占比', {
    en: 'Shrunk towards the tier. Posts that disclose nothing count as own',
    zh: '向量级收缩；没有标识的内容按自有计',
  }),
  sponsored_low: low('Sponsored share', '商业合作占比'),
  sponsored_high: high('Sponsored share', '商业合作占比'),
  sponsored_trend: plain('share', 'Trend of that share', '占比变化', {
    en: 'Second half of the period less the first',
    zh: '后半期减前半期',
  }),
  response: plain('ratio', 'Response to sponsored', '商单反应', {
    en: 'Engagement with sponsored posts ÷ engagement with own posts of the same creator; 1 is the same',
    zh: '同一红人商单互动率 ÷ 自有内容互动率，1 表示相同',
  }),
  response_low: low('Response', '商单反应', 'ratio'),
  response_high: high('Response', '商单反应', 'ratio'),
  visits: summed('count', 'Visits', '访问', { en: 'By links of the creator', zh: '来自该红人的链接' }),
  orders: common.orders,
  new_customers: common.newCustomers,
  net_sales: common.netSales,
  spend: summed('money', 'Cost', '成本', {
    en: 'Fees, commission, and coupons of the orders brought; empty where none is known',
    zh: '费用、佣金，以及所带订单的优惠券；未知为空',
  }),
  cost_per_visit: plain('money', 'Cost per visit', '单次访问成本', counted),
  cost_per_visit_low: low('Cost per visit', '单次访问成本', 'money'),
  cost_per_visit_high: high('Cost per visit', '单次访问成本', 'money'),
  cost_per_order: plain('money', 'Cost per order', '单均成本', {
    en: 'The interval takes the number of orders as chance (Poisson); what each order itself costs, such as its coupon, is the same for more or fewer',
    zh: '区间将订单数视为随机（泊松）；每单自身的成本（如优惠券）不随单数变化',
  }),
  cost_per_order_low: low('Cost per order', '单均成本', 'money'),
  cost_per_order_high: high('Cost per order', '单均成本', 'money'),
  cost_per_new_customer: plain('money', 'Cost per new customer', '新客成本', counted),
  cost_per_new_customer_low: low('Cost per new customer', '新客成本', 'money'),
  cost_per_new_customer_high: high('Cost per new customer', '新客成本', 'money'),
  margin: summed('money', 'Margin left', '剩余毛利', {
    en: 'CM2 of the orders brought (after returns and fees) − cost',
    zh: '所带订单的 CM2（已扣退货与费用）− 成本',
  }),
  margin_low: low('Margin left', '剩余毛利', 'money'),
  margin_high: high('Margin left', '剩余毛利', 'money'),
  repeat_rate: plain('share', 'Repeat rate', '复购率', {
    en: 'Of new customers brought, those who ordered again so far; shrunk towards all creators',
    zh: '所带新客中至今再次下单的占比，向全部红人收缩',
  }),
  repeat_low: low('Repeat rate', '复购率'),
  repeat_high: high('Repeat rate', '复购率'),
  value_per_customer: plain('money', 'CM3 per customer', '人均 CM3', {
    en: 'Of new customers brought: all their orders so far, on all channels',
    zh: '所带新客至今在所有渠道的全部订单',
  }),
  value_low: low('CM3 per customer', '人均 CM3', 'money'),
  value_high: high('CM3 per customer', '人均 CM3', 'money'),
  comments_per_like: plain('ratio', 'Comments per like', '评论 ÷ 点赞'),
  views_spread: plain('ratio', 'Spread of views', '播放离散度', {
    en: 'Standard deviation of the logarithm of views: 0.7 means a factor of two',
    zh: '播放量对数的标准差：0.7 约为两倍之差',
  }),
  deleted_posts: summed('count', 'Deleted posts', '已删除内容'),
  fallen_posts: summed('count', 'Posts whose counts fell', '数据回落的内容'),
  signals: plain('text', 'Worth a look', '值得留意', {
    en: 'Rules that this creator meets; each is explained beside the scorecard',
    zh: '触发的规则，说明见记分卡旁',
  }),
}
