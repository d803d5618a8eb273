import { Aborted } from './engine-errors.ts'

/** A fixed number of slots; who finds none free waits in line. */
export class Slots {
  #free: number
  #closed = false
  readonly #waiting: (() => void)[] = []

  constructor(count: number) {
    this.#free = count
  }

  /** Takes a slot. Throws when the signal fires before there is one, or when the slots are closed. */
  async take(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) throw new Aborted()
    if (!this.#closed && this.#free === 0) await this.#turn(signal)
    else if (!this.#closed) this.#free--
    if (this.#closed) throw new Error('The warehouse is closed.')
  }

  /** Gives a slot back, to the next in line if there is one. */
  release(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free++
  }

  /** Sends everybody in line away, and all that come later. */
  close(): void {
    this.#closed = true
    for (const wake of this.#waiting.splice(0)) wake()
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const wake = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(wake), 1)
        reject(new Aborted())
      }
      signal?.addEventListener('abort', leave, { once: true })
      this.#waiting.push(wake)
    })
  }
}
