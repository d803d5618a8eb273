/**
 * A memory of message ids that never forgets one and is wrong about one in ten thousand others: a Bloom filter of 24 bits and
 * 10 probes an id, that begins small and grows by further, larger filters.
 * Source: B. H. Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors, 1970; growth: Almeida et al., 2007.
 */
export class Seen {
  #filters: Filter[] = []

  /** Adds an id, the canonical text of a UUID; false where it may have been added before. */
  add(id: string): boolean {
    const [a, b] = halves(id)
    for (const filter of this.#filters) if (filter.has(a, b)) return false
    this.#roomy().add(a, b)
    return true
  }

  /** The filter that takes more. */
  #roomy(): Filter {
    const last = this.#filters.at(-1)
    if (last && !last.isFull) return last
    const next = new Filter(last ? last.capacity * 2 : firstCapacity)
    this.#filters.push(next)
    return next
  }
}

const firstCapacity = 2 ** 16
const bitsPerId = 24
const probes = 10

class Filter {
  readonly capacity: number
  readonly #bits: Uint32Array
  readonly #size: number
  #count = 0

  constructor(capacity: number) {
    this.capacity = capacity
    this.#size = capacity * bitsPerId
    this.#bits = new Uint32Array(Math.ceil(this.#size / 32))
  }

  get isFull(): boolean {
    return this.#count >= this.capacity
  }

  has(a: number, b: number): boolean {
    for (let i = 0; i < probes; i++) {
      const bit = this.#place(a, b, i)
      if (((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false
    }
    return true
  }

  add(a: number, b: number): void {
    for (let i = 0; i < probes; i++) {
      const bit = this.#place(a, b, i)
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
    }
    this.#count++
  }

  /** Places by double hashing: a + i × b. */
  #place(a: number, b: number, i: number): number {
    return ((a + Math.imul(i, b | 1)) >>> 0) % this.#size
  }
}

/** Two hashes of 32 bits: each takes every other character, then both are mixed (with the constants of MurmurHash3). */
function halves(id: string): [number, number] {
  let a = 0
  let b = 0
  for (let i = 0; i < id.length; i += 2) {
    a = Math.imul(a, 31) + id.charCodeAt(i)
    b = Math.imul(b, 37) + id.charCodeAt(i + 1)
  }
  return [mixed(a ^ Math.imul(b, 0xcc9e2d51)), mixed(b ^ Math.imul(a, 0x1b873593))]
}

function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
