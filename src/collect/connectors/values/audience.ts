import { Fault } from './fault.ts'

const factors: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  千: 1e3,
  w: 1e4,
  万: 1e4,
  m: 1e6,
  百万: 1e6,
  亿: 1e8,
  b: 1e9,
}

/** An audience as people write it: 12500, "12,500", "12.5K", "1.2M", "1.25万". Whole people; thousands may be grouped. */
export function readAudience(text: string): number | Fault {
  const [, digits = '', unit = ''] = /^([\d.,\s]+?)\s*(k|千|w|万|m|百万|亿|b)?\+?$/i.exec(text.trim()) ?? []
  const factor = factors[unit.toLowerCase()] ?? 1
  const plain =
    factor === 1 ? digits.replace(/[,.\s](?=\d{3}(\D|$))/g, '') : digits.replace(',', '.').replace(/\s/g, '')
  if (!/^\d+(\.\d+)?$/.test(plain)) return unread
  const people = Math.round(Number(plain) * factor)
  return Number.isSafeInteger(people) && people <= 10_000_000_000 ? people : unread
}

const unread = new Fault(
  { en: 'This is not a number of people.', zh: '不是有效的人数。' },
  { en: 'Write it as 12500, 12.5K or 1.25万.', zh: '请写成 12500、12.5K 或 1.25万。' },
)
