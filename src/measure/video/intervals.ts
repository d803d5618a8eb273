import { differenceOf, shareOf } from '../../kernel/share.ts'

type Counted = { part: number; whole: number }

/** Newcombe's interval (95%) of the difference between two shares, second − first; undefined where one of them has none. */
export function differenceOfCounts(first: Counted, second: Counted): { low: number; high: number } | undefined {
  const [a, b] = [shareOf(first.part, first.whole), shareOf(second.part, second.whole)]
  return a && b && differenceOf(b, a)
}
