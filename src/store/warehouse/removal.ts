import { Sql, sql } from '../sql.ts'

/** The statement that drops a partition by its id; a partition that is not there is no error. */
export function dropPartition(table: string, partition: string): Sql {
  if (!/^\w+$/.test(partition)) throw new Error(`"${partition}" is no partition id.`)
  return sql`ALTER TABLE ${name(table)} DROP PARTITION ID ${new Sql([`'${partition}'`], [])}`
}

/** The statement that hides the matching rows at once; merges take them off the disk later. */
export function removeRows(table: string, where: Sql): Sql {
  return sql`DELETE FROM ${name(table)} WHERE ${where}`
}

function name(table: string): Sql {
  if (!/^\w+$/.test(table)) throw new Error(`"${table}" is no name of a table.`)
  return new Sql([table], [])
}
