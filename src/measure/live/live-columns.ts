import { plain, summed } from '../columns.ts'

/** Columns that several questions about live sessions show. */
export const live = {
  viewersAverage: plain('count', 'Viewers at a time', '平均在线', {
    en: 'Mean over the moments at which viewers were counted',
    zh: '有在线人数记录的时刻的平均值',
  }),
  comments: plain('count', 'Comments', '评论'),
  clicks: plain('count', 'Product clicks', '商品点击', { en: 'As the platform tells', zh: '平台数据' }),
  gifts: plain('count', 'Gifts', '打赏数'),
  stated: plain('count', 'Orders the platform tells', '平台订单数', {
    en: 'The word of the platform; it is not joined to orders of the books',
    zh: '平台口径，不与账内订单逐单关联',
  }),
  orders: summed('count', 'Orders', '订单数', {
    en: 'Of all three edges; each order counts for one session',
    zh: '三种关联依据合计；每个订单只归一场',
  }),
  deterministic: summed('count', 'Deterministic', '确定', {
    en: 'By a coupon or a link of the session, up to 7 days after it began',
    zh: '通过本场专属优惠码或链接，开播后 7 天内',
  }),
  declared: summed('count', 'Declared', '声明', {
    en: 'The code of the session was typed in a chat',
    zh: '在聊天中报了本场专属码',
  }),
  modelled: summed('count', 'Modelled', '推断', {
    en: 'On the sales channel of the session, with a product while it was shown or in the 15 minutes after; nothing else is known of them',
    zh: '在本场销售渠道下单，且含讲解中（或讲解后 15 分钟内）的商品；除此之外没有其他依据',
  }),
  refunds: summed('money', 'Refunds', '退款', { en: 'Of these orders, until now', zh: '这些订单截至目前的退款' }),
  returned: plain('share', 'Orders with refunds', '退款订单占比'),
} as const
