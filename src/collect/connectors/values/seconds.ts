import { type Row, Unreadable } from '../define.ts'

/** Seconds of a cell such as "75", "1:15" or "0:01:15.5"; undefined for an empty one. Throws `Unreadable`. */
export function secondsOf<Name extends string>(row: Row<Name>, name: Name): number | undefined {
  const text = row.text(name)
  const clock = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2}(?:\.\d+)?)$/.exec(text)
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
  const plain = row.decimal(name)
  if (plain === undefined) return undefined
  const seconds = Number(plain)
  if (seconds >= 0 && seconds < 1_000_000) return seconds
  throw new Unreadable(
    row.header(name),
    text,
    { en: 'This is no number of seconds.', zh: '该值不是有效的秒数。' },
    { en: 'Write seconds, or minutes and seconds such as 1:15.', zh: '请填写秒数，或 1:15 这样的分秒。' },
  )
}
