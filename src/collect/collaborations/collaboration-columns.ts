import type { Field } from '../connectors/define.ts'
import { field } from '../connectors/field.ts'
import { creatorRefColumns } from './creator-cells.ts'

/** Columns of a table of collaborations. */
export const collaborationColumns = {
  id: field('text', 'Collaboration id', '合作编号', 'id | collaboration_id | collaboration id | 合作编号 | 编号'),
  ...creatorRefColumns,
  title: field(
    'text',
    'Collaboration',
    '合作名称',
    'title | collaboration | campaign | campaign name | project | 合作名称 | 合作 | 合作项目 | 项目 | 活动',
  ),
  stage: field('text', 'Stage', '阶段', 'stage | status | 阶段 | 状态 | 合作状态 | 进度'),
  owner: field('text', 'Owner', '负责人', 'owner | person in charge | responsible | 负责人 | 跟进人 | 对接人'),
  due_on: field('day', 'Due on', '到期', 'due_on | due | due date | due on | deadline | 截止日期 | 到期日 | 到期'),
  remind_on: field('day', 'Remind on', '提醒日', 'remind_on | remind on | reminder | 提醒日期 | 跟进日期 | 提醒日'),
  post_due_on: field(
    'day',
    'Post due on',
    '约定发布日',
    'post_due_on | post due | post due on | post deadline | 约定发布日 | 发布截止日 | 约定上线日',
  ),
  posted_on: field('day', 'Posted on', '发布日', 'posted_on | posted on | post date | 发布日 | 发布日期 | 上线日期'),
  fee: field(
    'money',
    'Fee',
    '合作费',
    'fee | fee (*) | fixed fee | fixed fee (*) | 固定费用 | 坑位费 | 合作费用 | 费用 | 合作费',
  ),
  fee_currency: field(
    'currency',
    'Fee currency',
    '合作费币种',
    'fee_currency | fee currency | currency | 费用币种 | 币种 | 合作费币种',
  ),
  fee_per: field('text', 'Fee is per', '计费方式', 'fee_per | fee per | fee is | fee is per | 费用单位 | 计费方式'),
  posts: field(
    'integer',
    'Posts out',
    '已发布条数',
    'posts | posts out | 已发布数 | 已发布内容数 | 发布数 | 已发布条数',
  ),
  commission_percent: field(
    'text',
    'Commission, %',
    '佣金比例',
    'commission_percent | commission | commission, % | commission % | commission rate | 佣金比例 | 佣金 | 佣金率 | 分佣比例',
  ),
  claims: field(
    'text',
    'Orders count by',
    '订单认领方式',
    'claims | orders count by | tracked by | 归因方式 | 追踪方式 | 订单认领方式',
  ),
  order_cap: field(
    'text',
    'Cap per order',
    '单笔封顶',
    'order_cap | cap per order | 单笔佣金上限 | 单笔上限 | 单笔封顶',
  ),
  cap: field('text', 'Cap in total', '累计封顶', 'cap | cap in total | total cap | 佣金总上限 | 总上限 | 累计封顶'),
  hold_days: field(
    'integer',
    'Hold, days',
    '冻结期（天）',
    'hold_days | hold | hold, days | hold days | 结算等待天数 | 账期 | 冻结期（天）',
  ),
  starts_on: field(
    'day',
    'Orders from',
    '计佣起始日',
    'starts_on | orders from | start | start date | from | 订单起始日 | 开始日期 | 起始日期 | 计佣起始日',
  ),
  ends_on: field(
    'day',
    'Orders until',
    '计佣截止日',
    'ends_on | orders until | end | end date | until | 订单截止日 | 结束日期 | 计佣截止日',
  ),
  contract: field('text', 'Contract', '合同', 'contract | contract no. | contract number | 合同 | 合同编号'),
  rights: field(
    'text',
    'Rights of use',
    '使用授权',
    'rights | rights of use | usage rights | 使用权 | 授权 | 素材授权 | 使用授权',
  ),
  notes: field('text', 'Notes', '备注', 'notes | note | remarks | comment | comments | 备注 | 说明'),
  archived: field('text', 'Archived', '已归档', 'archived | 已归档 | 归档'),
} as const satisfies Record<string, Field>
export type CollaborationColumn = keyof typeof collaborationColumns
