import { type Planted, productTests, type TestedProducts } from '../../scenario/brand/product-tests.ts'
import { type EntryRow, emptyRow } from '../collect/product-tests/entry.ts'
import { keepEntry, type Preorder } from '../collect/product-tests/keep-entry.ts'
import type { Teller } from '../collect/telling.ts'
import type { Actor } from '../manage/access.ts'
import type { Stated } from '../manage/loads.ts'
import { minorOf } from '../manage/product-test-input.ts'
import { makeTestLinks, type TestLink } from '../manage/product-test-links.ts'
import { createProductTest, type ProductTest, setProductTestState } from '../manage/product-tests.ts'

type Parts = { registry: Stated; answerTeller: Teller }

/** States the product tests of the scenario, with what people answered and did on their pages; closes those that are decided. Gives their ids. */
export async function loadDemoProductTests(
  { registry, answerTeller }: Parts,
  actor: Actor,
  brand: string,
): Promise<string[]> {
  const ids: string[] = []
  for (const tested of productTests) {
    const test = await createProductTest(registry, actor, brand, tested.definition)
    await setProductTestState(registry, actor, brand, test.id, 'open')
    for (const { label, people, ...to } of tested.asked) {
      const page = people > 0 ? 'questions' : 'prelaunch'
      const { made } = await makeTestLinks(registry, actor, brand, test.id, { ...to, page, label })
      const [link] = made
      if (!link) continue
      if (page === 'prelaunch') await visit(registry, test, link, tested)
      else await answer(registry, test, link, tested, people)
    }
    if (tested.isDecided) await setProductTestState(registry, actor, brand, test.id, 'closed')
    ids.push(test.id)
  }
  answerTeller.wake()
  return ids
}

type Sent = { respondent: string; rows: EntryRow[]; preorder?: Preorder }

function keep(registry: Stated, { brand, id: test }: ProductTest, link: TestLink, { preorder, ...sent }: Sent) {
  const { id, audience, market } = link
  const entry = { link: id, audience, market, language: 'en', bot_reasons: [], ...sent }
  return keepEntry(registry, { brand, test, customer: '', entry, ...(preorder && { preorder }) })
}

/** Those who are asked are taken in another order for each product, so that nobody wants all of them. No number of people shares a factor with the step. */
const placeOf = (person: number, product: number, people: number) => (person * 7919 + product * 17) % people

async function answer(registry: Stated, test: ProductTest, link: TestLink, tested: TestedProducts, people: number) {
  const before = tested.asked.findIndex(({ label }) => label === link.label)
  const first = tested.asked.slice(0, before).reduce((sum, one) => sum + one.people, 0)
  const everybody = tested.asked.reduce((sum, one) => sum + one.people, 0)
  for (let person = first; person < first + people; person++) {
    const rows = Object.entries(tested.planted).flatMap(([candidate, planted], product) =>
      said(test, candidate, planted, placeOf(person, product, everybody)),
    )
    await keep(registry, test, link, { respondent: `demo-${person}`, rows })
  }
}

/** What one person says of a product: the first ones are interested, and the keenest would pay most. */
function said({ definition }: ProductTest, candidate: string, planted: Planted, place: number): EntryRow[] {
  const isInterested = place < (planted.interested ?? 0)
  const number = isInterested ? 4 + (place % 2) : 1 + (place % 3)
  let left = place
  const highest = planted.highest?.toReversed().find(([, people]) => {
    left -= people
    return left < 0
  })
  const prices = highest ? [minorOf(highest[0], definition.currency)] : []
  const base = { ...emptyRow, kind: 'answer' as const, candidate }
  return [
    { ...base, question: 'buy', number },
    { ...base, question: 'most', prices },
  ]
}

/** Visitors of pages: each saw one product at one price. */
async function visit(registry: Stated, test: ProductTest, link: TestLink, { planted }: TestedProducts): Promise<void> {
  const { currency, contact_consent } = test.definition
  for (const [candidate, { page = [] }] of Object.entries(planted)) {
    for (const [price, visitors, interested, preordered] of page) {
      const price_minor = minorOf(price, currency)
      for (let person = 0; person < visitors; person++) {
        const row = { ...emptyRow, candidate, prices: [price_minor] }
        const done = ['visit' as const, ...(person < interested ? ['interest' as const] : [])]
        const email = `visitor.${price_minor}.${person}@example.com`
        const order = { candidate, email, consent: contact_consent.en ?? '', price_minor, currency }
        const isOrder = person < preordered
        const rows = [...done, ...(isOrder ? ['preorder' as const] : [])].map((kind) => ({ ...row, kind }))
        const respondent = `demo-${candidate}-${price_minor}-${person}`
        await keep(registry, test, link, { respondent, rows, ...(isOrder && { preorder: order }) })
      }
    }
  }
}
