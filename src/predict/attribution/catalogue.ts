import { firstTouch } from './first-touch.ts'
import { lastNonDirect } from './last-non-direct.ts'
import { lastTouch } from './last-touch.ts'
import { linear } from './linear.ts'
import { markov } from './markov.ts'
import { position } from './position.ts'
import { shapley } from './shapley.ts'
import { timeDecay } from './time-decay.ts'

/** All models, from the simplest. */
export const attributionModels = [firstTouch, lastTouch, lastNonDirect, linear, position, timeDecay, shapley, markov]
