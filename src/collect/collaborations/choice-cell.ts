import type { Field, Row } from '../connectors/define.ts'
import { Fault } from '../connectors/values/fault.ts'
import { said, unreadableCell } from '../lists/list-cells.ts'

/** Words for each choice, of any language; compared without case, spaces, dashes and underscores. */
export type Choices<Choice extends string> = Readonly<Record<Choice, readonly string[]>>

const flat = (word: string) =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '')

/** The choice that a word stands for. */
export function choiceOf<Choice extends string>(choices: Choices<Choice>, word: string): Choice | undefined {
  const wanted = flat(word)
  const names = Object.keys(choices) as Choice[]
  return names.find((name) => flat(name) === wanted || choices[name].some((one) => flat(one) === wanted))
}

/** What a cell chooses; undefined where it is empty. Throws `Unreadable`, naming the choices. */
export function choiceCell<Name extends string, Choice extends string>(
  row: Row<Name>,
  columns: Readonly<Record<Name, Field>>,
  name: Name,
  choices: Choices<Choice>,
): Choice | undefined {
  const text = said(row.text(name))
  if (text === '') return undefined
  const found = choiceOf(choices, text)
  if (found) return found
  throw unreadableCell(row, columns, name, text, notOneOf(choices))
}

/** That a word is none of the choices, and which they are. */
export function notOneOf(choices: Choices<string>): Fault {
  const en = Object.values(choices).map(([word]) => word)
  const zh = Object.values(choices).map((words) => words.at(-1))
  return new Fault(
    { en: 'This is none of the choices.', zh: '不在可选范围内。' },
    { en: `Use one of: ${en.join(', ')}.`, zh: `请使用：${zh.join('、')}。` },
  )
}
