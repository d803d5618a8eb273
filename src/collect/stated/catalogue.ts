import { costs } from './costs.ts'
import type { StatedFact } from './define.ts'
import { products } from './products.ts'

/** Every fact that is stated by hand, too, in the order shown. */
export const statedFacts: readonly StatedFact[] = [products, costs]
