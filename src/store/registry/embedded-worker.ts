import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { openPGlite } from './pglite.ts'

/** To the worker: a new connection, bytes of the Postgres protocol, or the wish to end. */
export type ToWorker = { connect: true } | { bytes: Uint8Array } | { close: true }
/** From the worker: it is open, bytes of the protocol, or the engine broke. */
export type FromWorker = { ready: true } | { bytes: Uint8Array } | { failed: string }

const directory: string = workerData.directory
const port = parentPort
if (!port) throw new Error('embedded-worker.ts runs as a worker thread only')
const send = (message: FromWorker) => port.postMessage(message)

// The caller holds the lock of the data directory, so a pid file here can only be left over from a killed process.
rmSync(join(directory, 'postmaster.pid'), { force: true })
const pglite = await openPGlite(directory)
let tail: Promise<void> = Promise.resolve()

// PGlite did its start-up when it opened, so the greeting of a server (signed in; ready, idle) is given here.
const greeting = Uint8Array.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])

async function answer(message: ToWorker): Promise<void> {
  if ('bytes' in message) send({ bytes: await pglite.execProtocolRaw(message.bytes) })
  else if ('connect' in message) {
    // All connections are one session to PGlite: what a broken one left behind must not reach the next.
    await pglite.exec('ROLLBACK')
    await pglite.exec('DISCARD ALL')
    send({ bytes: greeting })
  } else {
    await pglite.close()
    port?.close()
  }
}

port.on('message', (message: ToWorker) => {
  tail = tail.then(() => answer(message)).catch((error: unknown) => send({ failed: String(error) }))
})
send({ ready: true })
