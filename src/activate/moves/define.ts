import type { z } from 'zod'
import type { Text } from '../../kernel/errors.ts'
import type { Measure } from '../../measure/define.ts'
import type { Days } from '../../measure/periods.ts'
import type { Answer } from '../../measure/run.ts'
import type { Words } from '../../measure/words.ts'
import type { audienceMeasures } from '../audiences/questions.ts'

/** What a move is about, and how much work it takes. */
export const kinds = ['budget', 'product', 'channel', 'creator', 'page', 'audience'] as const
export const efforts = ['small', 'medium', 'large'] as const

/** The question behind a move, the row that says it, and the list of orders behind that row where there is one. */
export type Evidence = {
  measure: string
  params: Record<string, string>
  row: Record<string, unknown>
  orders: Record<string, string> | null
}

/** A page of the dashboard, below the brand's address, with what its address says. */
export const viewPaths = [
  ...(['/products', '/customers/lifecycle', '/moat'] as const),
  ...(['/creators/statements'] as const),
  ...(['/traffic/channels', '/traffic/ad-price', '/traffic/attribution', '/traffic/pages'] as const),
] as const
export type View = { path: (typeof viewPaths)[number]; query: Record<string, string> }

/** Fields of a short link that a move can fill in. */
export const linkFields = ['title', 'creator', 'channel', 'utm_source', 'utm_medium', 'utm_campaign'] as const
type LinkFields = Partial<Record<(typeof linkFields)[number], string>>

/** An audience as it is proposed. */
type AudienceStart = {
  name: Text
  measure: (typeof audienceMeasures)[number]
  params: Record<string, string>
  period: { last_days: number }
}

/** The one thing that begins a move: look, gather the people, make a link, or write down what is to be done. */
export type Action =
  | { kind: 'view' }
  | { kind: 'task' }
  | { kind: 'audience'; audience: AudienceStart }
  | { kind: 'link'; link: LinkFields }

/** What can be done, and what it is expected to bring in 180 days, with an 80% interval: whole minor units of the brand's currency. */
export type Move = {
  /** Names it among the moves of its rule, also in later rounds. */
  about: string
  kind: (typeof kinds)[number]
  title: Text
  why: Text
  margin: number
  low: number
  high: number
  effort: (typeof efforts)[number]
  /** The value that the move should change, as it is now. */
  measured: number
  evidence: Evidence
  view: View
  action: Action
  /** Ids of moves that hold this one already, where they are found. */
  partOf?: readonly string[]
}

type Asked = Record<string, unknown>

/** What rules ask with: the brand's days, questions about them, and words for figures. A question is asked once, however many rules ask it. */
export type Asking = {
  days: Days
  ask<Params extends z.ZodObject, Row extends z.ZodObject>(
    measure: Measure<Params, Row>,
    params?: Asked,
  ): Promise<Answer<z.infer<Row>>>
  words: Words
}

export const measuredPer = ['180_days', 'order', 'people'] as const

/** A kind of move: how the measures find it, and the value by which it is checked. One file says all about it. */
export type Rule = {
  id: string
  name: Text
  /** What `measured` is: an amount over 180 days, or for one order, or a number of people over 180 days. */
  measured: { label: Text; per: (typeof measuredPer)[number] }
  find(asking: Asking): Promise<Move[]>
  /** The value of one move on the days asked; null where it is not known. */
  measure(asking: Asking, about: string): Promise<number | null>
}
