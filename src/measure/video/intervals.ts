import { differenceOf, type Share, shareOf } from '../../kernel/share.ts'

/** Wilson's score interval (95%) of a count of so many; undefined of none, and where more are counted than there are. */
export function wilsonOf(part: number, whole: number): Share | undefined {
  return whole <= 0 || part > whole ? undefined : shareOf(part, whole)
}

type Counted = { part: number; whole: number }

/** Newcombe's interval (95%) of the difference between two shares, second − first; undefined where one of them has none. */
export function differenceOfCounts(first: Counted, second: Counted): { low: number; high: number } | undefined {
  const [a, b] = [wilsonOf(first.part, first.whole), wilsonOf(second.part, second.whole)]
  return a && b && differenceOf(b, a)
}
