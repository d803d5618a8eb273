import { Sql } from '../store/sql.ts'

/** A column's name, quoted. Names come from the measures' own definitions. */
export function identifier(name: string): Sql {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`"${name}" is no column name`)
  return new Sql([`\`${name}\``], [])
}
