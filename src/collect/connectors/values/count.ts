import { type Row, Unreadable } from '../define.ts'

/** A count, which is not below zero; undefined for an empty cell. Throws `Unreadable`. */
export function countOf<Name extends string>(row: Row<Name>, name: Name): number | undefined {
  const count = row.integer(name)
  if (count === undefined || count >= 0) return count
  throw new Unreadable(
    row.header(name),
    row.text(name),
    { en: 'A count cannot be below zero.', zh: '数量不能为负。' },
    { en: 'Correct the number, or leave the cell empty where it is not known.', zh: '请更正，未知时请留空。' },
  )
}
