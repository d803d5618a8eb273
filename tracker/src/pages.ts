import { guard, on } from './guard.ts'

/** The address without what stands after #, unless that is a page of its own. */
export function addressOf({ href }: { href: string }, hash: boolean): string {
  return hash ? href : href.replace(/#.*/, '')
}

/**
 * Calls `moved` whenever a single-page shop shows another page: pushState and going back or forward with another path or
 * query, replaceState with another path (choosing a variant or a filter is no new page), another hash if asked for.
 */
export function watchPages(hash: boolean, moved: () => void): void {
  const now = () => [location.pathname + (hash ? location.hash : ''), location.search]
  let shown = now()
  const look = (pathOnly: boolean) => {
    const [path, query] = shown
    shown = now()
    if (shown[0] !== path || (!pathOnly && shown[1] !== query)) moved()
  }
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name]
    history[name] = function (...args) {
      original.apply(this, args)
      guard(look)(name === 'replaceState')
    }
  }
  on(window, 'popstate hashchange', () => look(false))
}
