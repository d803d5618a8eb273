import { crawlers } from '../brand/agents.ts'
import { products } from '../brand/products.ts'
import { collectionOf, fixedPage, productPage } from '../brand/site.ts'
import type { Random } from '../random.ts'
import type { Plan } from './plan.ts'
import { ways } from './touch.ts'
import type { Scene } from './visit.ts'
import { uuid } from './visitor.ts'
import type { Look } from './walk.ts'

/** A crawler that looks at a few pages, about when somebody else does. It runs the page's scripts and keeps no id. */
export function botScene(random: Random, { market, store, at }: Plan): Scene {
  const anonymousId = uuid(random)
  const met = {
    ...({ userAgent: random.pick(crawlers), device: 'desktop', width: 1024, height: 1024 } as const),
    ...{ key: '', anonymousId, person: `b/${anonymousId}`, isLinked: false, locale: 'en-US' },
  }
  const looks: Look[] = Array.from({ length: random.between(1, 4) }, () => {
    const product = random.below(products.length)
    return { page: random.pick([fixedPage('home'), collectionOf(product), productPage(product)]), acts: [] }
  })
  const begun = at + random.below(3_600_000)
  const times = looks.map((_, i) => begun + i * 4_000)
  return { store, market, touch: ways.direct(), met, consent: 'full', looks, times, userId: '', isBot: true }
}
