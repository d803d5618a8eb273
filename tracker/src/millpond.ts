import { guard } from './guard.ts'
import { readSettings } from './settings.ts'
import { startTracker } from './tracker.ts'

type Call = [command: keyof ReturnType<typeof startTracker>, ...args: never[]]
type Api = { (...call: Call): void; q?: ArrayLike<unknown>[]; ready?: true }

const page = window as Window & { millpond?: Api }
const script = (document.currentScript ?? document.querySelector('script[data-key]')) as HTMLScriptElement

const start = guard(() => {
  const earlier = page.millpond
  if (earlier?.ready) return
  const commands: { [name: string]: (...args: never[]) => void } = startTracker(
    readSettings(script.dataset, script.src, location.href),
  )
  const millpond: Api = guard((command, ...args) => commands[command]?.(...args))
  millpond.ready = true
  page.millpond = millpond
  for (const call of earlier?.q ?? []) millpond(...(Array.from(call) as Call))
})

// A page that the browser only prepares has not been seen yet.
if ((document as { prerendering?: boolean }).prerendering)
  document.addEventListener('prerenderingchange', start, { once: true })
else start()
