import type { Row } from '../../api/measures.ts'
import { useView } from '../../shell/workspace.tsx'

/** Whose list is open: the stage before and at the end, of whom, and how long they are in it at least. */
export type ChosenPeople = Partial<Record<'before' | 'stage' | 'by' | 'of' | 'longer_than', string>>

const names = ['before', 'stage', 'by', 'of', 'longer_than'] as const

/** The list of people that is open, which stands in the address so that it can be shared. */
export function useChosenPeople() {
  const { cards, change } = useView()
  const found: ChosenPeople = {}
  for (const name of names) {
    const value = cards[`lifecycle-people.${name}`]
    if (value) found[name] = value
  }
  const choose = (next: ChosenPeople) => {
    // Without a kind there is nothing that people could be of.
    const kept = next.by && next.by !== 'none' ? next : { ...next, by: undefined, of: undefined }
    void change(Object.fromEntries(names.map((name) => [`lifecycle-people.${name}`, kept[name] || undefined])))
  }
  return { chosen: found.stage ? found : undefined, choose }
}

/** Whether a row is of one value: what stands together as others is of many, whose people no list is asked for. */
export function isOfOneValue({ key }: Row): boolean {
  return key !== '(other)'
}

/** The value of a row as the list is asked for it: people without one have a word of their own, as nothing would mean everybody. */
export function askedValueOf({ key }: Row): string {
  return String(key) || '(none)'
}
