import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { openDatabase } from '../../collect/gateway/places.ts'
import type { Config } from '../../config.ts'
import { announced } from '../server.ts'
import { type Check, failure, messageOf, ok, warning } from './check.ts'

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`

export const node: Check = {
  name: 'Node',
  run() {
    const [major = 0] = process.versions.node.split('.').map(Number)
    if (major >= 24) return ok(process.version)
    return failure(
      `${process.version}; it takes 24 or later`,
      'Start it as `npm start` or `npm exec millpond`, which bring their own Node.',
    )
  },
}

export const memory: Check = {
  name: 'memory',
  run() {
    const total = totalmem()
    if (total >= 3 * 2 ** 30) return ok(gigabytes(total))
    return warning(
      `${gigabytes(total)}; large imports want 4 GB`,
      'Use a larger machine, or set MILLPOND_MEMORY lower, such as 256MB.',
    )
  },
}

export const disk = (path: string): Check => ({
  name: 'disk',
  run() {
    const { bavail, bsize } = statfsSync(path)
    const free = bavail * bsize
    if (free < 512 * 2 ** 20)
      return failure(`${gigabytes(free)} free`, `Free space on the disk of ${path}, or move MILLPOND_DATA.`)
    if (free < 5 * 2 ** 30)
      return warning(
        `${gigabytes(free)} free`,
        `Keep about three times the size of your files free on the disk of ${path}.`,
      )
    return ok(`${gigabytes(free)} free`)
  },
})

export const directory = (path: string): Check => ({
  name: 'data directory',
  run() {
    try {
      accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
      return ok(path)
    } catch (error) {
      return failure(
        messageOf(error),
        `Give this user the right to write in ${path}, or set MILLPOND_DATA to another directory.`,
      )
    }
  },
})

export const dashboard = (path: string): Check => ({
  name: 'dashboard',
  run: () => (existsSync(path) ? ok('built') : warning('not built; the API works without it', 'Run `npm run build`.')),
})

/** By what the countries of visitors are known. */
export const places = ({ places: { countryHeader, database } }: Config): Check => ({
  name: 'countries',
  run() {
    const sources = [
      ...(countryHeader ? [`the header ${countryHeader} of the proxy`] : []),
      ...(database ? [describeDatabase(database)] : []),
    ]
    return ok(sources.length > 0 ? sources.join(', then ') : 'not looked up; events have those that they state')
  },
})

function describeDatabase(path: string): string {
  const { databaseType, buildEpoch } = openDatabase(path).metadata
  return `${databaseType} of ${new Date(buildEpoch).toISOString().slice(0, 10)} (${path})`
}

export const port = (dataDir: string, host: string, number: number): Check => ({
  name: 'port',
  async run() {
    const used = await occupied(host, number)
    if (!used) return ok(`${host}:${number} is free`)
    const own = announced(dataDir)
    if (own && new URL(own.url).port === String(number))
      return ok(`${host}:${number} is served by Millpond (process ${own.pid})`)
    return failure(
      `${host}:${number}: ${used}`,
      'Stop what uses the port, or set MILLPOND_PORT (or `start --port`) to another.',
    )
  },
})

/** Why the port cannot be listened on, or undefined. */
function occupied(host: string, number: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.message))
    server.listen(number, host, () => server.close(() => resolve(undefined)))
  })
}
