import { z } from 'zod'
import { eventNames } from '../../kernel/event-words.ts'
import { sql, strs, whole } from '../../store/sql.ts'
import { plain } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { ratio } from '../within.ts'
import { funnelParams, funnelPeople } from './funnel-people.ts'
import { calledStep } from './steps.ts'
import { channelValues } from './visits.ts'

export const funnel = defineMeasure({
  id: 'funnel',
  group: 'traffic',
  title: { en: 'Funnel', zh: '转化漏斗' },
  doc: {
    en: 'How many people reach each step, in order, within the window of their first step. A person counts once, across devices; the steps may be events or pages. Told apart by channel, source, campaign, content or landing page, people are those of their first visit of the period; filters by channel, source and campaign choose people by their first visit of the period.',
    zh: '在首个步骤起的时限内，按顺序到达每一步的人数。每人只计一次（跨设备合并），步骤可为事件或页面。按渠道、来源、广告系列、内容或落地页细分或筛选时，以周期内的首次访问为准。',
  },
  params: funnelParams,
  row: z.object({
    step: z.int(),
    name: z.string(),
    key: z.string(),
    people: z.int(),
    lost: z.int(),
    of_first: z.number().nullable(),
    of_previous: z.number().nullable(),
  }),
  columns: {
    step: plain('count', 'Step', '步骤', { en: '1 is the first', zh: '1 为第一步' }),
    name: { ...plain('text', 'What is done', '行为'), values: eventNames },
    key: { ...plain('text', 'By', '维度'), values: channelValues },
    people: plain('count', 'People', '人数'),
    lost: plain('count', 'Fell out before', '上一步流失', {
      en: 'Took the step before, and not this one',
      zh: '完成上一步但未到达本步',
    }),
    of_first: plain('share', 'Of the first step', '占首步'),
    of_previous: plain('share', 'Of the step before', '占上一步'),
  },
  chart: { kind: 'bar', x: 'name', y: ['people'], by: 'key' },
  facts: ['visits'],
  example: {
    from: '2025-01-01',
    to: '2025-03-31',
    steps: 'product_viewed,product_added,checkout_started,order_completed',
  },
  sql: (p) => sql`
    SELECT step, ${strs(p.steps)}[step] AS name, key, people, if(step = 1, 0, before - people) AS lost,
      ${ratio(sql`people`, sql`first`)} AS of_first, if(step = 1, NULL, ${ratio(sql`people`, sql`before`)}) AS of_previous
    FROM (
      SELECT key, counted.1 AS step, counted.2 AS people, counts[1] AS first, counts[greatest(1, step - 1)] AS before
      FROM (
        SELECT key, sumForEach(arrayMap(i -> toUInt64(reached >= i), range(1, ${whole(p.steps.length + 1)}))) AS counts
        FROM ${funnelPeople(p)} GROUP BY key ORDER BY counts[1] DESC, key LIMIT 12
      )
      ARRAY JOIN arrayZip(arrayEnumerate(counts), counts) AS counted
    )
    ORDER BY first DESC, key, step`,
  say: ({ rows }, { count, many, share }, { by }) => {
    const steps = rows.filter(({ key }) => key === rows[0]?.key)
    const last = steps.at(-1)
    const worst = steps.slice(1).sort((a, b) => (a.of_previous ?? 1) - (b.of_previous ?? 1))[0]
    if (!last || !worst || worst.of_previous === null) return undefined
    const before = calledStep(worst.name)
    const group = by === 'none' ? { en: '', zh: '共' } : { en: ' in the largest group', zh: '人数最多的一组' }
    return {
      en: `Of ${many(steps[0]?.people, 'person', 'people')}${group.en}, ${share(last.of_first).en} reach the last step; most fall out before ${before.en}, which ${share(worst.of_previous).en} of those at the step before reach.`,
      zh: `${group.zh} ${count(steps[0]?.people).zh} 人进入，${share(last.of_first).zh} 走到最后一步；流失最多的是${before.zh}之前，仅 ${share(worst.of_previous).zh} 的人继续。`,
    }
  },
})
