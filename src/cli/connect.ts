import type { Config } from '../config.ts'
import { Client } from './client.ts'
import { announced, type CreateMillpond, firstLoginText } from './server.ts'

/**
 * A client of the server that runs on this data directory; where none runs, of one started for this command alone
 * on a port of its own. Either way the command goes the same way, through the API.
 */
export async function connect(config: Config, create: CreateMillpond, note: (text: string) => void): Promise<Client> {
  const server = announced(config.dataDir)
  if (server && (await answers(server.url))) return new Client(server.url, config.key ?? server.token, async () => {})
  const millpond = await create({ ...config, logLevel: 'warn' })
  if (millpond.firstLogin) note(firstLoginText(millpond.firstLogin))
  const url = await millpond.listen('127.0.0.1', 0)
  return new Client(url, config.key ?? millpond.localToken, () => millpond.close())
}

/** Whether a server answers there. One that is only busy is waited for, a moment. */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(3000) })
    return response.ok
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return false
    throw error
  }
}
