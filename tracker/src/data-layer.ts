import { guard } from './guard.ts'
import { openLayerReader } from './layer-entry.ts'

type Millpond = { (...call: unknown[]): void; q?: ArrayLike<unknown>[] }
type Layer = unknown[] & { millpond?: true }

const page = window as unknown as { [name: string]: unknown; millpond?: Millpond }
const script = (document.currentScript ??
  document.querySelector('script[src*="data-layer.js"]')) as HTMLScriptElement | null

/** Calls wait for the tracker, as the first line of its snippet has them do. */
function callsThatWait(): Millpond {
  const waiting: Millpond = (...call) => {
    waiting.q = [...(waiting.q ?? []), call]
  }
  return waiting
}

/** Tells the tracker what was pushed to the data layer so far, and what will be. */
const start = guard((name: string) => {
  page[name] ??= []
  const layer = page[name] as Layer
  if (layer.millpond) return
  layer.millpond = true
  const read = openLayerReader()
  const tell = guard((entry: unknown) => {
    const event = read(entry)
    page.millpond ??= callsThatWait()
    if (event) page.millpond('track', event.name, event.properties)
  })
  layer.forEach(tell)
  const push = layer.push
  layer.push = function (...entries) {
    const answer = push.apply(this, entries)
    entries.forEach(tell)
    return answer
  }
})

start(script?.dataset.layer ?? 'dataLayer')
