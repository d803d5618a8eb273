import type { Consent } from './consent.ts'

/** What a page is known by. */
export type Page = { url: string; path: string; search: string; referrer: string; title: string }

/** An event as the Segment API takes it. */
export type Message = {
  type: 'page' | 'track' | 'identify'
  messageId: string
  timestamp: string
  context: { consent: Consent; [name: string]: unknown }
  event?: string
  properties?: object
  traits?: object
  userId?: string
  anonymousId?: string
}

/** A random UUID, also on pages without https, where browsers have none ready. */
export function newId(): string {
  if (crypto.randomUUID) return crypto.randomUUID()
  const digit = () => Math.floor(Math.random() * 16).toString(16)
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, digit)
}

/** What surrounds an event: the page and, of the browser, only what it does not say in its headers. */
export function contextOf(page: Page, consent: Consent): Message['context'] {
  return {
    page,
    consent,
    locale: navigator.language,
    screen: { width: screen.width, height: screen.height },
    timezoneOffset: -new Date().getTimezoneOffset(),
    webdriver: navigator.webdriver,
  }
}
