import type { CountedCustomers } from './counted-customers.ts'
import { digamma, logGamma, trigamma } from './gamma-function.ts'
import type { Likelihood } from './maximise.ts'

/** Each value of a column once, and for each row the place of its value: what depends on one value is worked out once. */
type Indexed = { values: Float64Array; places: Int32Array }

/**
 * The log-likelihood of BG/NBD (Fader, Hardie and Lee 2005, equation 6) as a function of r, α, a and b, with its slopes
 * and curvatures. ln(e^A3 + e^A4) is written as A3 + ln(1 + e^d), and `w` is the slope of that in d: the chance that the
 * customer has gone.
 */
export function bgNbdLikelihood(counted: CountedCustomers): (parameters: readonly number[]) => Likelihood {
  const [byRepeats, byLast, byAge] = [counted.repeats, counted.last, counted.age].map(indexed) as [
    Indexed,
    Indexed,
    Indexed,
  ]
  const customersByRepeats = new Float64Array(byRepeats.values.length)
  byRepeats.places.forEach((place, row) => {
    customersByRepeats[place] = (customersByRepeats[place] as number) + (counted.customers[row] as number)
  })
  return ([r, alpha, a, b]) => {
    const parameters = { r, alpha, a, b } as Four
    const sums = countsAlone(byRepeats.values, customersByRepeats, parameters)
    addTimes(sums, counted, { byRepeats, byLast, byAge }, parameters)
    return whole(sums)
  }
}

type Four = { r: number; alpha: number; a: number; b: number }
type Sums = Record<
  'value' | 'r' | 'l' | 'a' | 'b' | 'rr' | 'rl' | 'ra' | 'rb' | 'll' | 'la' | 'lb' | 'aa' | 'ab' | 'bb',
  number
>

/** What only the number of repeats decides, A1 and A2 of the paper. `l` stands for α, which has no letter of its own. */
function countsAlone(repeats: Float64Array, customers: Float64Array, { r, alpha, a, b }: Four): Sums {
  const sums: Sums = {
    value: 0,
    r: 0,
    l: 0,
    a: 0,
    b: 0,
    rr: 0,
    rl: 0,
    ra: 0,
    rb: 0,
    ll: 0,
    la: 0,
    lb: 0,
    aa: 0,
    ab: 0,
    bb: 0,
  }
  for (let i = 0; i < repeats.length; i++) {
    const x = repeats[i] as number
    const n = customers[i] as number
    const [inR, inB, inBoth] = [risen(r, x), risen(b, x), risen(a + b, x)]
    sums.value += n * (inR.value + inB.value - inBoth.value + r * Math.log(alpha))
    sums.r += n * (inR.slope + Math.log(alpha))
    sums.l += (n * r) / alpha
    sums.a -= n * inBoth.slope
    sums.b += n * (inB.slope - inBoth.slope)
    sums.rr += n * inR.curve
    sums.rl += n / alpha
    sums.ll -= (n * r) / (alpha * alpha)
    sums.aa -= n * inBoth.curve
    sums.ab -= n * inBoth.curve
    sums.bb += n * (inB.curve - inBoth.curve)
  }
  return sums
}

/** ln(Γ(z + x) / Γ(z)), with slope and curvature in z. */
function risen(z: number, x: number) {
  const [value, slope, curve] = [logGamma, digamma, trigamma].map((of) => of(z + x) - of(z)) as [number, number, number]
  return { value, slope, curve }
}

/** What the times decide, A3 and A4 of the paper. */
function addTimes(
  sums: Sums,
  { customers }: CountedCustomers,
  { byRepeats, byLast, byAge }: { byRepeats: Indexed; byLast: Indexed; byAge: Indexed },
  { r, alpha, a, b }: Four,
): void {
  const [logAge, perAge] = logAndInverse(byAge.values, alpha)
  const [logLast, perLast] = logAndInverse(byLast.values, alpha)
  const goes = byRepeats.values.map((x) => (x === 0 ? 0 : Math.log(a / (b + x - 1))))
  for (let i = 0; i < customers.length; i++) {
    const n = customers[i] as number
    const age = byAge.places[i] as number
    const repeat = byRepeats.places[i] as number
    const x = byRepeats.values[repeat] as number
    const y = r + x
    const lnT = logAge[age] as number
    const perT = perAge[age] as number
    sums.value -= n * y * lnT
    sums.r -= n * lnT
    sums.l -= n * y * perT
    sums.rl -= n * perT
    sums.ll += n * y * perT * perT
    if (x === 0) continue
    const last = byLast.places[i] as number
    const perL = perLast[last] as number
    const dr = lnT - (logLast[last] as number)
    const dl = y * (perT - perL)
    const db = -1 / (b + x - 1)
    const d = (goes[repeat] as number) + y * dr
    // e^d may be too large to write down, where ln(1 + e^d) is d.
    const odds = Math.exp(d)
    const w = d > 40 ? 1 : odds / (1 + odds)
    const nw = n * w
    const both = nw * (1 - w)
    sums.value += n * (d > 40 ? d : Math.log1p(odds))
    sums.r += nw * dr
    sums.l += nw * dl
    sums.a += nw / a
    sums.b += nw * db
    sums.rr += both * dr * dr
    sums.rl += both * dr * dl + nw * (perT - perL)
    sums.ra += (both * dr) / a
    sums.rb += both * dr * db
    sums.ll += both * dl * dl + nw * y * (perL * perL - perT * perT)
    sums.la += (both * dl) / a
    sums.lb += both * dl * db
    sums.aa += (both - nw) / (a * a)
    sums.ab += (both * db) / a
    sums.bb += (both + nw) * db * db
  }
}

function logAndInverse(times: Float64Array, alpha: number): [Float64Array, Float64Array] {
  return [times.map((time) => Math.log(alpha + time)), times.map((time) => 1 / (alpha + time))]
}

function whole({ value, r, l, a, b, rr, rl, ra, rb, ll, la, lb, aa, ab, bb }: Sums): Likelihood {
  const hessian = [
    [rr, rl, ra, rb],
    [rl, ll, la, lb],
    [ra, la, aa, ab],
    [rb, lb, ab, bb],
  ]
  return { value, gradient: [r, l, a, b], hessian }
}

function indexed(column: Float64Array): Indexed {
  const known = new Map<number, number>()
  const places = new Int32Array(column.length)
  for (let row = 0; row < column.length; row++) {
    const value = column[row] as number
    let place = known.get(value)
    if (place === undefined) {
      place = known.size
      known.set(value, place)
    }
    places[row] = place
  }
  return { values: Float64Array.from(known.keys()), places }
}
