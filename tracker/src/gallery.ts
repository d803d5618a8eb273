import { type Gallery, itemOf } from './gallery-item.ts'
import { styleOf } from './gallery-style.ts'
import { guard } from './guard.ts'

type Tracker = { (...call: unknown[]): void; q?: unknown[][] }
const page = window as Window & { millpond?: Tracker }
/** So long half of something has to be in sight to count as seen. */
const seenMs = 1000

/** Tells the page's tracker, which has the consent of the visitor; one that comes later finds what was told before. */
function tell(event: string, properties: object): void {
  if (!page.millpond) {
    const waiting: Tracker = (...call) => void waiting.q?.push(call)
    waiting.q = []
    page.millpond = waiting
  }
  page.millpond('track', event, properties)
}

const base = new URL('.', (document.currentScript as HTMLScriptElement).src).href

/** Fills every place of the page that names a gallery; one that cannot be had stays as empty as it was. */
async function fill(place: HTMLElement): Promise<void> {
  const address = `${base}v1/galleries/${place.dataset.millpondGallery}`
  if (place.shadowRoot) return
  const inside = place.attachShadow({ mode: 'open' })
  const answer = await fetch(address, { credentials: 'omit' })
  if (!answer.ok) return
  const gallery = (await answer.json()) as Gallery
  if (gallery.items.length) show(gallery, inside, address)
}

function show(gallery: Gallery, inside: ShadowRoot, address: string): void {
  const style = document.createElement('style')
  const section = document.createElement('section')
  const list = document.createElement('ul')
  style.textContent = styleOf(gallery.ratio.replace(':', '/'))
  // Lists without marks are none to some screen readers unless they say so.
  list.setAttribute('role', 'list')
  section.setAttribute('aria-label', gallery.heading || 'Gallery')
  if (gallery.heading) {
    const heading = document.createElement('h2')
    heading.textContent = gallery.heading
    section.append(heading)
  } else section.style.gridTemplateRows = 'minmax(0,1fr)'
  const about = gallery.items.map(({ id, sku }) => ({ gallery: gallery.id, asset: id, ...(sku && { sku }) }))
  const [across = 1, down = 1] = gallery.ratio.split(':').map(Number)
  const width = ((inside.host as HTMLElement).offsetHeight * across) / down
  const items = gallery.items.map((item) => itemOf(item, address, width))
  list.append(...items)
  section.append(list)
  inside.append(style, section)
  const seen = new Set<number>()
  const see = (at: number) => {
    if (seen.has(at)) return
    if (seen.size === 0) tell('Gallery Viewed', { gallery: gallery.id })
    seen.add(at)
    tell('Gallery Item Viewed', about[at] ?? {})
  }
  watch(items, see)
  items.forEach((item, at) => {
    const click = guard(() => {
      // Who clicks has seen it, however short it was in sight.
      see(at)
      tell('Gallery Item Clicked', about[at] ?? {})
    })
    item.addEventListener('click', click)
    item.addEventListener('auxclick', click)
  })
}

/** Calls once for each item of which half was in sight for a second. */
function watch(items: readonly Element[], seen: (at: number) => void): void {
  const waiting = new Map<Element, number>()
  const observer = new IntersectionObserver(
    guard((entries: IntersectionObserverEntry[]) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(waiting.get(target))
        if (!isIntersecting) continue
        const count = guard(() => {
          observer.unobserve(target)
          seen(items.indexOf(target))
        })
        waiting.set(target, window.setTimeout(count, seenMs))
      }
    }),
    { threshold: 0.5 },
  )
  for (const item of items) observer.observe(item)
}

const start = () => {
  for (const place of document.querySelectorAll<HTMLElement>('[data-millpond-gallery]'))
    fill(place).catch(() => undefined)
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
else start()
