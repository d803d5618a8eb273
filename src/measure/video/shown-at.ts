/** Seconds of a video; `until` is null where it is not said. */
export type Stretch = { from: number; until: number | null }

/** Ends a post that says at which seconds of it a link is shown, as media fragments do: `v-balcony-a#t=0:41,1:05`. */
export const fragmentPattern = '#t=[0-9:.]+(,[0-9:.]+)?$'

/** The seconds of a fragment: undefined of none, and of one that is none or ends before it begins. */
export function shownAt(fragment: string): Stretch | undefined {
  const [from, until] = fragment.replace('#t=', '').split(',').map(secondsOf)
  if (from === undefined) return undefined
  return until === undefined ? { from, until: null } : until > from ? { from, until } : undefined
}

/** "75", "1:15" and "0:01:15.5". */
function secondsOf(text: string): number | undefined {
  if (!/^(\d{1,6}|(\d{1,2}:)?\d{1,3}:[0-5]?\d)(\.\d+)?$/.test(text)) return undefined
  return text.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0)
}
