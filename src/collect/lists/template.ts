import { csvLines } from '../../kernel/csv.ts'
import type { Field } from '../connectors/define.ts'
import type { ListKind } from './list-file.ts'

/** An empty list as CSV: its columns as they are called in a language, and a line that shows how they are filled in. */
export function listTemplate<Name extends string, Said>(kind: ListKind<Name, Said>, language: 'en' | 'zh'): string {
  const columns = Object.entries<Field>(kind.columns).filter(([name]) => kind.example[name as Name] !== undefined)
  const header = columns.map(([, { label }]) => label[language])
  const line = columns.map(([name]) => {
    const example = kind.example[name as Name] ?? ''
    return typeof example === 'string' ? example : example[language]
  })
  return csvLines([header, line])
}
