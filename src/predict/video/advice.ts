import type { Text } from '../../kernel/errors.ts'
import { type Curve, watchingAt } from '../../measure/video/curve.ts'
import type { Video } from '../../measure/video/video-book.ts'
import { fewestPeers, type Part } from './beside-peers.ts'
import { bestSeller } from './best-seller.ts'

export const advices = ['keep', 'cut', 'sells', 'show_earlier', 'call_earlier', 'no_call', 'few_alike'] as const
export type Advice = {
  advice: (typeof advices)[number]
  second: number | null
  until: number | null
  /** What the advice rests on: a share of this video, and that of the others where there are enough. */
  value: number | null
  beside: number | null
  said: Text
}

/** A product that is shown, or a call, when fewer than these still watch comes late. */
const seenBy = { product: 0.5, call: 0.3 } as const

const percent = (share: number) => `${Math.round(share * 100)}%`
/** A share that may be small, with two digits. */
const small = (share: number) => `${Number((share * 100).toPrecision(2))}%`
const clock = (second: number) => {
  const whole = Math.round(second)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** What the next cut should change, from the figures of this one: parts that lose or hold, what comes too late, and what is missing. */
export function adviceFor(video: Video & { curve: Curve }, parts: readonly Part[], peers: number): Advice[] {
  const few: Advice[] =
    peers < fewestPeers
      ? [
          {
            ...{ advice: 'few_alike', second: null, until: null, value: peers, beside: fewestPeers },
            said: {
              en: `Only ${peers} other videos of like length have a curve on this platform: from ${fewestPeers} on it can be said which seconds hold or lose more.`,
              zh: `同平台时长相近且有留存曲线的视频只有 ${peers} 支，满 ${fewestPeers} 支后才能判断哪些秒更留人或更流失。`,
            },
          },
        ]
      : []
  return [
    ...runsOf(parts).map((run) => ofPart(run, video)),
    ...ofSales(video),
    ...late(video),
    ...ofCall(video),
    ...few,
  ]
}

type Run = { verdict: 'holds' | 'loses'; from: number; to: number; kept: number; beside: number }

/** Neighbouring parts of the same verdict as one. */
function runsOf(parts: readonly Part[]): Run[] {
  const runs: Run[] = []
  for (const { verdict, from, to, kept, peers_kept } of parts) {
    if (verdict === '' || kept === null || peers_kept === null) continue
    const last = runs.at(-1)
    if (last?.verdict === verdict && last.to === from) {
      Object.assign(last, { to, kept: last.kept * kept, beside: last.beside * peers_kept })
    } else runs.push({ verdict, from, to, kept, beside: peers_kept })
  }
  return runs
}

function ofPart({ verdict, from, to, kept, beside }: Run, { moments }: Video): Advice {
  const shown = moments.find(({ second }) => second >= from && second < to)
  const what = shown ? shown.note || shown.sku : ''
  const [at, during] = [
    `${clock(from)}–${clock(to)}`,
    what ? { en: ` (“${what}”)`, zh: `（“${what}”）` } : { en: '', zh: '' },
  ]
  const base = { second: from, until: to, value: kept, beside }
  if (verdict === 'holds')
    return {
      ...base,
      advice: 'keep',
      said: {
        en: `Keep ${at}${during.en}: ${percent(kept)} of its viewers stay, in other videos ${percent(beside)}. Use it earlier or more often.`,
        zh: `保留 ${at}${during.zh}：该段观众留下 ${percent(kept)}，其他视频为 ${percent(beside)}。可提前或多用。`,
      },
    }
  return {
    ...base,
    advice: 'cut',
    said: {
      en: `Cut or shorten ${at}${during.en}: only ${percent(kept)} of its viewers stay, in other videos ${percent(beside)}.`,
      zh: `剪掉或缩短 ${at}${during.zh}：该段观众只留下 ${percent(kept)}，其他视频为 ${percent(beside)}。`,
    },
  }
}

const done = {
  orders: { en: 'order', zh: '下单' },
  clicks: { en: 'click', zh: '点击' },
  platform_clicks: { en: 'click', zh: '点击' },
} as const

/** The stretch that sells more than the others of which that is known. */
function ofSales(video: Video & { curve: Curve }): Advice[] {
  const best = bestSeller(video)
  if (!best) return []
  const { from, until, figure, share, beside } = best
  const [at, here, there] = [`${clock(from)}–${clock(until)}`, small(share), small(beside)]
  return [
    {
      ...{ advice: 'sells', second: from, until, value: share, beside },
      said: {
        en: `${at} sells: ${here} of those who then watch ${done[figure].en} there, elsewhere ${there}. Keep it, and bring it before people leave.`,
        zh: `${at} 促成最多：此时的观众有 ${here} 在此${done[figure].zh}，其他区间为 ${there}。应保留，并放在观众离开之前。`,
      },
    },
  ]
}

/** The product that is shown first, and the first call, where most are gone by then. */
function late({ moments, curve, seconds }: Video & { curve: Curve }): Advice[] {
  return (['product', 'call'] as const).flatMap((kind): Advice[] => {
    const first = moments.find((moment) => moment.kind === kind)
    if (!first) return []
    const watching = watchingAt(curve, Math.min(1, first.second / seconds))
    if (watching >= seenBy[kind]) return []
    const [at, there] = [clock(first.second), percent(watching)]
    const said =
      kind === 'product'
        ? {
            en: `Show the product before ${at}: only ${there} still watch when it first appears.`,
            zh: `商品应早于 ${at} 出现：首次出现时只剩 ${there} 的观众。`,
          }
        : {
            en: `Ask for the click before ${at}: only ${there} still watch when it is first asked for.`,
            zh: `引导下单应早于 ${at}：首次引导时只剩 ${there} 的观众。`,
          }
    const advice = kind === 'product' ? 'show_earlier' : 'call_earlier'
    return [{ advice, second: first.second, until: null, value: watching, beside: seenBy[kind], said }]
  })
}

/** Moments are known, and none of them asks for anything. */
function ofCall({ moments }: Video): Advice[] {
  if (moments.length === 0 || moments.some(({ kind }) => kind === 'call')) return []
  return [
    {
      ...{ advice: 'no_call', second: null, until: null, value: null, beside: null },
      said: {
        en: 'Say what to do next: the moments of this video have no call to action.',
        zh: '加上行动引导：该视频的时刻表里没有引导下单。',
      },
    },
  ]
}
