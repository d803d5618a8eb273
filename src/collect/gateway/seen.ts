/**
 * A memory of message ids that never forgets one and is wrong about one in ten thousand others: a Bloom filter of 20 bits and 4
 * probes an id, that begins small and grows by further, larger filters.
 * Source: B. H. Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors, 1970; growth: Almeida et al., 2007.
 */
export class Seen {
  #filters: Filter[] = []

  /** Whether the id may have been added before. Takes the canonical text of a UUID. */
  has(id: string): boolean {
    const [a, b] = halves(id)
    return this.#filters.some((filter) => filter.has(a, b))
  }

  add(id: string): void {
    let last = this.#filters.at(-1)
    if (!last || last.isFull) {
      last = new Filter(last ? last.capacity * 2 : firstCapacity)
      this.#filters.push(last)
    }
    last.add(...halves(id))
  }
}

const firstCapacity = 2 ** 16
const bitsPerId = 20
const probes = 4

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

/** Two numbers of 32 bits from the ends of a UUID, which vary in every version of it. */
function halves(id: string): [number, number] {
  return [
    Number.parseInt(id.slice(28, 36), 16),
    Number.parseInt(id.slice(0, 8), 16) ^ Number.parseInt(id.slice(24, 28) + id.slice(19, 23), 16),
  ]
}
