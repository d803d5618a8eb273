import { openBacklog } from './backlog.ts'
import { type Consent, permitted } from './consent.ts'
import { guard, on } from './guard.ts'
import { leavingBy } from './links.ts'
import { contextOf, type Message, newId } from './message.ts'
import { addressOf, watchPages } from './pages.ts'
import { productOf } from './product.ts'
import { openSender } from './sender.ts'
import type { Settings } from './settings.ts'
import { openStore } from './store.ts'
import { beginView } from './view.ts'

/** Frameworks set the title a moment after the address. */
const titleMs = 100
const productLooksMs = [500, 2000, 5000]
const ownProductView = /^(view_item|product[ _]viewed)$/i

/** What shops push to a GA4 data layer. */
type LayerEntry = { event: string; ecommerce?: object }

/** Watches the page and sends what happens; answers the commands of the API. */
export function startTracker(settings: Settings) {
  const privacyControl = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true
  let consent: Consent = permitted(settings.consent, privacyControl)
  const prefix = `millpond ${settings.key} `
  const store = openStore(prefix, () => consent === 'full')
  const sender = openSender(settings, store, openBacklog(store), () => consent)
  let formsBegun = new WeakSet<object>()
  let productBefore: string | undefined
  /** Whether the view of this page has been sent, and that of its product. */
  let announced = false
  let productSeen = false

  const send = (type: Message['type'], fields: Partial<Message>) => {
    if (consent === 'none') return
    const userId = consent === 'full' ? store.get('user') : undefined
    sender.add({
      type,
      messageId: newId(),
      timestamp: new Date().toISOString(),
      context: contextOf(view.page(), consent),
      userId,
      ...fields,
    })
  }
  const announce = () => {
    if (announced || consent === 'none') return
    announced = true
    send('page', { messageId: view.id })
  }
  const track = (event: string, properties?: object) => {
    announce()
    if (ownProductView.test(event)) productSeen = true
    send('track', { event, properties })
  }
  const lookForProduct = () => {
    if (productSeen || consent === 'none') return
    const product = productOf(document)
    if (!product) return
    // A framework may leave the last page's product in the document.
    const seen = JSON.stringify(product)
    const here = String(product.url)
      .replace(/[?#].*/, '')
      .endsWith(location.pathname)
    if (seen === productBefore && !here) return
    productBefore = seen
    track('Product Viewed', product)
  }
  const leave = () => {
    announce()
    const report = announced && view.report()
    if (report) send('track', { event: 'page_left', properties: report })
  }
  const begin = (referrer: string) => {
    const begun = beginView(addressOf(location, settings.hash), referrer)
    const ifStillHere = (act: () => void) => guard(() => view === begun && act())
    setTimeout(ifStillHere(announce), titleMs)
    for (const ms of productLooksMs) setTimeout(ifStillHere(lookForProduct), ms)
    setTimeout(ifStillHere(begun.scrolled), productLooksMs[0])
    formsBegun = new WeakSet()
    announced = productSeen = false
    return begun
  }
  let view = begin(document.referrer)
  const moved = (referrer = view.page().url) => {
    leave()
    view = begin(referrer)
  }
  /** What is kept in the browser from when there was consent. */
  const forget = () => {
    const kept = openStore(prefix, () => true)
    if (kept.get('id')) sender.forget()
    kept.names().forEach(kept.remove)
  }
  const setConsent = (asked: unknown) => {
    const before = consent
    consent = permitted(asked, privacyControl)
    if (consent !== 'full') forget()
    if ((before === 'full' && consent !== 'full') || consent === 'none') store.names().forEach(store.remove)
    // What was done before consent is not counted.
    if (before === 'none') view.engagement.take(performance.now())
    announce()
    if (before === 'none') lookForProduct()
  }

  if (privacyControl) forget()
  watchPages(settings.hash, moved)
  watchPerson()

  function watchPerson() {
    on(document, 'pointermove pointerdown keydown scroll', () => view.engagement.act(performance.now()))
    on(document, 'scroll', () => view.scrolled())
    on(document, 'visibilitychange', () => {
      view.engagement.act(performance.now(), !document.hidden)
      if (document.hidden) goAway()
    })
    // A busy browser says that the page is hidden some time after it was left.
    on(window, 'pagehide', () => {
      view.engagement.act(performance.now(), false)
      goAway()
    })
    on(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && moved(document.referrer))
    on(window, 'online', sender.flush)
    on(document, 'click auxclick', ({ target }) => {
      const link = (target as Element).closest<HTMLAnchorElement>('a[href]')
      const leaving = link && leavingBy(link.href, link.hasAttribute('download'), location.host)
      if (leaving) track('link_clicked', leaving)
    })
    on(document, 'focusin', ({ target }) => {
      const form = (target as Element).closest('form')
      if (!form || formsBegun.has(form)) return
      formsBegun.add(form)
      track('form_started', { form: form.getAttribute('id') ?? form.getAttribute('name') })
    })
  }
  function goAway() {
    lookForProduct()
    leave()
    sender.handOver()
  }

  return {
    /** A name with properties, or an entry of a GA4 data layer as one object. */
    track(event: string | LayerEntry, properties?: object) {
      if (typeof event === 'string') track(event, properties)
      else track(event.event, event.ecommerce ?? event)
    },
    page: () => moved(),
    identify(userId: unknown, traits?: object) {
      if (consent !== 'full') return
      announce()
      if (!userId) return store.remove('user')
      store.set('user', String(userId))
      send('identify', { traits })
    },
    consent: setConsent,
  }
}
