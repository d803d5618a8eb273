/** Seconds of a video; `until` is null where it is not said. */
export type Stretch = { from: number; until: number | null }

/** Ends a post that says at which seconds of it a link is shown, as media fragments do: `v-balcony-a#t=0:41,1:05`; with the signs of Chinese keyboards, too. */
export const fragmentPattern = '#t=[0-9:：.]+([,，][0-9:：.]+)?$'

/** The seconds of a fragment: undefined of none, and of one that is none or ends before it begins. */
export function shownAt(fragment: string): Stretch | undefined {
  const text = fragment.replace('#t=', '').replaceAll('：', ':').replace('，', ',')
  const [from, until, ...more] = text.split(',').map(secondsOf)
  if (from === undefined || more.length > 0) return undefined
  if (!text.includes(',')) return { from, until: null }
  return until !== undefined && until > from ? { from, until } : undefined
}

/** What is wrong with a post that is to say at which seconds a link is shown, and does not; undefined of any other. */
export function faultOfPost(post: string): string | undefined {
  const fragment = /#t=.*$/.exec(post)?.[0]
  if (fragment === undefined || (new RegExp(fragmentPattern).test(post) && shownAt(fragment))) return undefined
  return 'after #t= takes the second from which the link is shown, such as #t=0:41, or from when until when, such as #t=0:41,1:05'
}

/** "75", "1:15" and "0:01:15.5". */
function secondsOf(text: string): number | undefined {
  if (!/^(\d{1,6}|(\d{1,2}:)?\d{1,3}:[0-5]?\d)(\.\d+)?$/.test(text)) return undefined
  return text.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0)
}
