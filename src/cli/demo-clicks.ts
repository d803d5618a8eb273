import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { stated } from '../../scenario/write-scenario.ts'
import type { Gateway } from '../collect/gateway/gateway.ts'
import { linkSource } from '../collect/links/redirects.ts'

const clicked = z.array(z.object({ code: z.string(), clickedAt: z.array(z.number()) }))
/** So many are written at once: the log takes them together. */
const atOnce = 200

/** Tells of the clicks on the short links below a generated brand's videos, as the links themselves would. Each is by somebody else. */
export async function loadDemoClicks(
  { gateway }: { gateway: Pick<Gateway, 'record'> },
  about: { brand: string; currency: string },
  path: string,
): Promise<void> {
  const all = clicked.parse(JSON.parse(await readFile(join(path, stated.clicks), 'utf8')))
  const clicks = all.flatMap(({ code, clickedAt }) => clickedAt.map((at) => ({ code, at })))
  for (let first = 0; first < clicks.length; first += atOnce)
    await Promise.all(clicks.slice(first, first + atOnce).map((click) => tell(gateway, about, click)))
}

type Click = { code: string; at: number }

function tell(gateway: Pick<Gateway, 'record'>, about: { brand: string; currency: string }, { code, at }: Click) {
  return gateway.record({
    ...about,
    source: linkSource,
    code: { code, click: '', botReasons: [] },
    requestId: 'demo-clicks',
    ip: '',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
    body: {
      event: 'Link Clicked',
      messageId: crypto.randomUUID(),
      timestamp: new Date(at).toISOString(),
      anonymousId: crypto.randomUUID(),
    },
  })
}
