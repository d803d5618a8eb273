import { startEngagement } from './engagement.ts'
import { newId, type Page } from './message.ts'

/** How far down the person has seen, in percent of the page. */
export function seenPercent(scrolled: number, windowHeight: number, pageHeight: number): number {
  return Math.min(100, Math.round(((scrolled + windowHeight) / Math.max(1, pageHeight)) * 100))
}

/** One look at one page, from when it is shown until the next is. */
export function beginView(url: string, referrer: string) {
  const { pathname, search } = new URL(url)
  const id = newId()
  const engagement = startEngagement(performance.now(), !document.hidden)
  let scroll: number | undefined
  let told: number | undefined | null = null
  return {
    id,
    engagement,
    page: (): Page => ({ url, path: pathname, search, referrer, title: document.title }),
    scrolled() {
      const seen = seenPercent(scrollY, innerHeight, document.documentElement.scrollHeight)
      scroll = Math.max(scroll ?? 0, seen)
    },
    /** What has come since it was last asked; undefined where nothing has. Seconds add up, the depth is the largest so far. */
    report() {
      const engaged = engagement.take(performance.now())
      if (engaged === 0 && told === scroll) return undefined
      told = scroll
      return { view_id: id, engaged_seconds: engaged, scroll_percent: scroll }
    },
  }
}
