import type { Candidate, Definition, Question } from '../../api/product-tests.ts'

/** An id that no other of the list has: c1, c2 … */
export function freeId(letter: string, all: readonly { id: string }[]): string {
  const taken = new Set(all.map(({ id }) => id))
  for (let i = 1; ; i++) if (!taken.has(`${letter}${i}`)) return `${letter}${i}`
}

export function newCandidate(all: readonly Candidate[]): Candidate {
  const plain = { name: {}, about: {}, picture_text: {}, sku: '', market: '', price_steps: [] }
  return { id: freeId('c', all), ...plain, planned_price: '', landed_cost: null }
}

export function newQuestion(all: readonly Question[], kind: Question['kind']): Question {
  const isChoice = kind === 'single' || kind === 'multiple'
  const options = isChoice ? ['o1', 'o2'].map((id) => ({ id, label: {} })) : []
  const plain = { text: {}, each: false, required: kind !== 'text', most: 5, low: {}, high: {} }
  return { id: freeId('q', all), kind, options, ...plain }
}

/** The definition as it is sent: texts that are empty, and those of languages that are gone, are left out. */
export function cleaned(definition: Definition): Definition {
  const languages = new Set(definition.languages)
  const clean = (value: unknown, isWords: boolean): unknown => {
    if (Array.isArray(value)) return value.map((one) => clean(one, false))
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value)
    const kept = isWords ? entries.filter(([tag, text]) => languages.has(tag) && text !== '') : entries
    return Object.fromEntries(kept.map(([name, one]) => [name, clean(one, wordFields.has(name))]))
  }
  return clean(definition, false) as Definition
}
const wordFields = new Set([
  'name',
  'title',
  'intro',
  'consent',
  'contact_consent',
  'about',
  'picture_text',
  'text',
  'label',
  'low',
  'high',
])
