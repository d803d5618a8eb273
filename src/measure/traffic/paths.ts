import { z } from 'zod'
import type { Text } from '../../kernel/errors.ts'
import { eventNames } from '../../kernel/event-words.ts'
import { sql, u64 } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { calledStep, isStep, step } from './steps.ts'
import { visitPeriod, visitsWithin } from './visits.ts'

const placeNames: Record<string, Text> = {
  '(end)': { en: 'Leave', zh: '离开' },
  '(start)': { en: 'Arrive', zh: '进入' },
  '(other)': { en: 'Others', zh: '其他' },
}

const stepNames = { ...eventNames, ...placeNames }

export const paths = defineMeasure({
  id: 'paths',
  group: 'traffic',
  title: { en: 'Paths', zh: '访问路径' },
  doc: {
    en: 'What visits do next, step by step, from where they begin, from a page or from an event; or, backward, what led to it. The most frequent steps of each place stand for themselves, the others together.',
    zh: '从进入、某页面或某事件出发，访问接下来做了什么；或反向查看此前的路径。每一步只列出最常见的去向，其余合并。',
  },
  params: visitPeriod.extend({
    at: step.or(z.literal('')).default('').meta({
      description: 'The page or event from which paths are followed; without one, where visits begin (backward: end)',
      zh: '起点页面或事件；留空则从进入（反向为退出）开始',
    }),
    direction: z
      .enum(['forward', 'backward'])
      .default('forward')
      .meta({ description: 'What came after, or before', zh: '向后或向前' }),
    depth: z.coerce.number().int().min(1).max(8).default(4).meta({ description: 'Steps followed', zh: '步数' }),
    branches: z.coerce
      .number()
      .int()
      .min(1)
      .max(30)
      .default(8)
      .meta({ description: 'Steps of each place that stand for themselves', zh: '每步显示的去向数' }),
  }),
  row: z.object({ place: z.int(), from: z.string(), to: z.string(), visits: z.int() }),
  columns: {
    place: plain('count', 'Place', '第几步', { en: '1 is the step after the start', zh: '1 为起点后的第一步' }),
    from: {
      ...plain('text', 'From', '从', { en: 'Paths of pages, or names of events', zh: '页面路径或事件名' }),
      values: stepNames,
    },
    to: { ...plain('text', 'To', '到'), values: stepNames },
    visits: summed('count', 'Visits', '访问数'),
  },
  chart: { kind: 'sankey', x: 'from', y: ['visits'], by: 'to' },
  facts: ['visits'],
  example: { from: '2025-01-01', to: '2025-03-31', at: '/', depth: 3 },
  sql: (p) => {
    const walked =
      p.direction === 'forward'
        ? sql`arrayMap(one -> toString(one), steps)`
        : sql`arrayReverse(arrayMap(one -> toString(one), steps))`
    const start = p.at === '' ? sql`1` : sql`arrayFirstIndex(one -> ${isStep('one', p.at)}, walked)`
    const branches = u64(p.branches)
    const end = p.direction === 'forward' ? sql`'(end)'` : sql`'(start)'`
    return sql`
    WITH followed AS (
      SELECT arrayPushBack(arraySlice(${walked} AS walked, begun, ${u64(p.depth + 1)}) AS cut, ${end}) AS ended,
        arraySlice(ended, 1, ${u64(p.depth + 1)}) AS taken, ${start} AS begun
      ${visitsWithin(p)} AND notEmpty(steps) AND begun > 0
    ),
    hops AS (
      SELECT hop.1 AS place, hop.2 AS from, hop.3 AS to, count() AS visits
      FROM followed ARRAY JOIN arrayMap(i -> (i, taken[i], taken[i + 1]), range(1, length(taken))) AS hop
      GROUP BY place, from, to
    ),
    ranked AS (
      SELECT *, dense_rank() OVER (PARTITION BY place ORDER BY left DESC, from) AS from_rank,
        dense_rank() OVER (PARTITION BY place, to = ${end} ORDER BY came DESC, to) AS to_rank
      FROM (SELECT *, sum(visits) OVER (PARTITION BY place, from) AS left, sum(visits) OVER (PARTITION BY place, to) AS came FROM hops)
    )
    SELECT place, if(from_rank <= ${branches}, ranked.from, '(other)') AS from, if(ranked.to = ${end} OR to_rank <= ${branches}, ranked.to, '(other)') AS to, sum(ranked.visits) AS visits
    FROM ranked GROUP BY place, from, to ORDER BY place, visits DESC, from, to`
  },
  say: ({ rows }, { share, count, many }, { direction }) => {
    const first = rows.filter(({ place }) => place === 1)
    const all = first.reduce((sum, { visits }) => sum + visits, 0)
    if (all === 0) return undefined
    const ends = first.filter(({ to }) => to === '(end)' || to === '(start)')
    const ended = share(ends.reduce((sum, { visits }) => sum + visits, 0) / all)
    const most = first.find(({ from, to }) => !Object.hasOwn(placeNames, from) && !Object.hasOwn(placeNames, to))
    const part = share(most && most.visits / all)
    const [from, to] = [calledStep(most?.from ?? ''), calledStep(most?.to ?? '')]
    const [en, zh] = [many(all, 'visit'), `共 ${count(all).zh} 次访问`]
    if (direction === 'backward') {
      return {
        en: `${en}${most ? `; what came before most often is ${to.en}, before ${from.en} (${part.en} of all)` : ''}; nothing came before in ${ended.en}.`,
        zh: `${zh}${most ? `，此前最常见的是在${from.zh}之前为${to.zh}（占 ${part.zh}）` : ''}；${ended.zh} 此前没有其他步骤。`,
      }
    }
    return {
      en: `${en}${most ? `; the most frequent first step is from ${from.en} to ${to.en} (${part.en} of all)` : ''}; ${ended.en} go no further than the start.`,
      zh: `${zh}${most ? `，最常见的第一步是从${from.zh}到${to.zh}（占 ${part.zh}）` : ''}；${ended.zh} 止于起点。`,
    }
  },
})
