import { once } from 'node:events'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { ensureCluster } from './create-cluster.ts'
import type { FromWorker, ToWorker } from './embedded-worker.ts'

/** Postgres in a worker thread of this process. `connect` gives the one connection it can serve at a time. */
export type Embedded = { connect(): Duplex; close(): Promise<void> }

/** Starts PGlite on a directory whose lock the caller holds; creates it when it is not there. */
export async function startEmbedded(directory: string, onFailure: (error: Error) => void): Promise<Embedded> {
  await ensureCluster(directory)
  const worker = startWorker(directory)
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  await once(worker, 'message')
  worker.on('error', onFailure)
  return {
    connect: () => new WorkerConnection(worker),
    close: () => {
      worker.postMessage({ close: true } satisfies ToWorker)
      return ended
    },
  }
}

function startWorker(directory: string): Worker {
  // Flags of the host, such as those of `node --eval`, are not for a file.
  return new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: { directory }, execArgv: [] })
}

/** First byte of the driver's farewell. */
const terminate = 0x58

/**
 * Looks like a socket to the Postgres driver, and passes its bytes to the worker.
 * The driver's first packet asks for a connection, and its last says farewell; neither is for PGlite itself.
 */
class WorkerConnection extends Duplex {
  readonly #worker: Worker
  readonly #listener = (message: FromWorker) => this.#receive(message)
  readonly #lose = () => this.destroy(new Error('The embedded registry has ended.'))
  #started = false

  constructor(worker: Worker) {
    super()
    this.#worker = worker
    worker.on('message', this.#listener)
    worker.on('exit', this.#lose)
  }

  // The driver's name for opening a socket, and two of a socket's manners that it uses.
  connect(): this {
    // A worker that has ended has no thread any more.
    if (this.#worker.threadId === -1) this.#lose()
    else queueMicrotask(() => this.emit('connect'))
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    this.#worker.ref()
    return this
  }
  unref(): this {
    this.#worker.unref()
    return this
  }

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: string, done: () => void): void {
    this.#pass(bytes)
    done()
  }

  // A corked query arrives as one batch, and is one message to the worker.
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#pass(Buffer.concat(chunks.map(({ chunk }) => chunk)))
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#worker.off('message', this.#listener)
    this.#worker.off('exit', this.#lose)
    done(error)
  }

  #pass(bytes: Buffer): void {
    if (!this.#started) {
      this.#started = true
      this.#send({ connect: true })
    } else if (bytes[0] === terminate) this.push(null)
    else this.#send({ bytes })
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message)
  }

  #receive(message: FromWorker): void {
    if ('bytes' in message) this.push(message.bytes)
    else if ('failed' in message) this.destroy(new Error(message.failed))
  }
}
