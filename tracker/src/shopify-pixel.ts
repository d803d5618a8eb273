import { permitted } from './consent.ts'
import { attempt } from './guard.ts'
import { newId } from './message.ts'
import { openDelivery, type PixelStorage, postTo } from './shopify-delivery.ts'
import { type PixelEvent, pixelEvents, readPixelEvent } from './shopify-events.ts'

/** What the merchant writes above the script. */
type PixelSettings = {
  key: string
  base: string
  /** Whether the theme carries the tracker, so that pages and products outside the checkout are not told twice. */
  theme?: boolean
  /** What is done where analytics are not allowed: nothing, unless it says `cookieless`. */
  otherwise?: string
}
type Privacy = { analyticsProcessingAllowed?: boolean }

// Shopify gives these to a custom pixel.
declare const millpondPixel: PixelSettings
declare const analytics: { subscribe(name: string, act: (event: PixelEvent) => void): void }
declare const browser: { localStorage: PixelStorage }
declare const init: { data?: { customer?: { id?: string } | null }; customerPrivacy?: Privacy }
declare const api: {
  customerPrivacy: { subscribe(name: string, act: (event: { customerPrivacy: Privacy }) => void): void }
}

const { key, theme, otherwise } = millpondPixel
const base = millpondPixel.base.replace(/\/+$/, '')
const storage = browser.localStorage
const idName = `millpond ${key} id`
const inTheme = new Set(['page_viewed', 'product_viewed'])

const consentOf = (privacy: Privacy | undefined) =>
  permitted(
    privacy?.analyticsProcessingAllowed ? 'full' : otherwise,
    (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true,
  )
let consent = consentOf(init.customerPrivacy)
const delivery = openDelivery(key, base, storage, () => consent === 'full')
let asked: Promise<string> | undefined

/** The id that the tracker in the theme uses, too; where there is none, the server gives one. */
async function askForId(): Promise<string> {
  const known = await storage.getItem(idName)
  if (known) return known
  const answer = await postTo(base, '/v1/visitor', { writeKey: key }).catch(() => undefined)
  const given = answer?.ok ? ((await answer.json()) as { anonymousId?: string }).anonymousId : undefined
  const id = given ?? newId()
  await storage.setItem(idName, id)
  return id
}

async function tell(pixelEvent: PixelEvent): Promise<void> {
  const mode = consent
  if (mode === 'none') return
  const { page, locale, screen, ...event } = readPixelEvent(pixelEvent)
  if (theme && inTheme.has(pixelEvent.name) && !page.path.includes('/checkouts/')) return
  asked ??= mode === 'full' ? askForId() : undefined
  const who = mode === 'full' ? { anonymousId: await asked, userId: init.data?.customer?.id } : {}
  if (mode !== consent) return
  await delivery.add({ ...event, ...who, context: { page, locale, screen, consent: mode } })
}

async function change(privacy: Privacy): Promise<void> {
  consent = consentOf(privacy)
  if (consent === 'full') return
  asked = undefined
  await delivery.clear()
  await storage.removeItem(idName)
}

/** Nothing that goes wrong here reaches the shop. */
const quietly = (act: () => Promise<void>) => attempt(() => act().catch(() => undefined))

quietly(delivery.resume)
for (const name of pixelEvents) analytics.subscribe(name, (event) => quietly(() => tell(event)))
api.customerPrivacy.subscribe('visitorConsentCollected', (event) => quietly(() => change(event.customerPrivacy)))
