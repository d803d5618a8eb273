/**
 * A stream of random numbers from a seed and a label (sfc32, seeded by FNV-1a and splitmix32).
 * Streams with different labels are independent, so adding a draw in one part of the model changes no other part.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: number, label: string) {
    const next = splitMix(fnv1a(`${seed}/${label}`))
    this.#a = next()
    this.#b = next()
    this.#c = next()
    for (let i = 0; i < 12; i++) this.word()
  }

  /** 32 random bits, as a signed integer. */
  word(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return sum
  }

  /** Uniform in the open interval (0, 1), with 52 bits. */
  uniform(): number {
    const high = this.word() >>> 6
    const low = this.word() >>> 6
    return (high * 67_108_864 + low + 0.5) / 4_503_599_627_370_496
  }

  /** A whole number from 0 to n − 1. */
  below(n: number): number {
    return Math.floor(this.uniform() * n)
  }

  /** A whole number from low to high, both counted. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.uniform() < probability
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)]
    if (value === undefined) throw new RangeError('nothing to pick from')
    return value
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

function splitMix(state: number): () => number {
  let current = state
  return () => {
    current = (current + 0x9e3779b9) | 0
    let mixed = Math.imul(current ^ (current >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
}
