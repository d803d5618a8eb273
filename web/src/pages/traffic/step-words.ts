/** Steps as people read them, and back: by names of events in words, where Millpond knows them. */
export type StepWords = { shown(step: string): string; meant(text: string): string }

/**
 * Words for steps that may be taken. `nameOf` calls an event by its words, anything else as it is. Where a step of the
 * brand's own is called what another means in words, the words are that step's own, and the other is called by its name.
 */
export function stepWords(steps: readonly string[], nameOf: (event: string) => string): StepWords {
  const own = new Set(steps.filter((step) => nameOf(step) === step))
  const shown = (step: string) => (step === '' || own.has(nameOf(step)) ? step : nameOf(step))
  const byWords = new Map(steps.map((step) => [shown(step), step]))
  return { shown, meant: (text) => byWords.get(text) ?? text }
}
