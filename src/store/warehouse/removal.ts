import { Sql, sql } from '../sql.ts'

/** The statement that drops a partition by its id; a partition that is not there is no error. */
export function dropPartition(table: string, partition: string, cluster?: string): Sql {
  if (!/^\w+$/.test(partition)) throw new Error(`"${partition}" is no partition id.`)
  return sql`ALTER TABLE ${name(table)}${on(cluster)} DROP PARTITION ID ${new Sql([`'${partition}'`], [])}`
}

/** The statement that hides the matching rows at once; merges take them off the disk later. */
export function removeRows(table: string, where: Sql, cluster?: string): Sql {
  return sql`DELETE FROM ${name(table)}${on(cluster)} WHERE ${where}`
}

/** The statement that writes parts anew without the matching rows: they are on no part that counts when it ends. */
export function eraseRows(table: string, where: Sql, cluster?: string): Sql {
  return sql`ALTER TABLE ${name(table)}${on(cluster)} DELETE WHERE ${where}`
}

/** The statement that changes columns of the matching rows. */
export function rewriteRows(table: string, change: Sql, where: Sql, cluster?: string): Sql {
  return sql`ALTER TABLE ${name(table)}${on(cluster)} UPDATE ${change} WHERE ${where}`
}

function name(text: string): Sql {
  if (!/^\w+$/.test(text)) throw new Error(`"${text}" is no name of a table or a cluster.`)
  return new Sql([text], [])
}

function on(cluster: string | undefined): Sql {
  return cluster === undefined ? sql`` : sql` ON CLUSTER ${name(cluster)}`
}
