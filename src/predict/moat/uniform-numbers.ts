/** Numbers from 0 to 1 that look random, the same for the same seed (xorshift by Marsaglia, of 128 bits). */
export function uniformNumbers(seed: number): () => number {
  let [x, y, z, w] = [123_456_789 ^ seed, 362_436_069, 521_288_629, 88_675_123]
  const next = () => {
    const mixed = x ^ (x << 11)
    ;[x, y, z] = [y, z, w]
    w = w ^ (w >>> 19) ^ mixed ^ (mixed >>> 8)
    return (w >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 20; i++) next()
  return next
}
