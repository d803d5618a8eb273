import type { z } from 'zod'
import type { Text } from '../kernel/errors.ts'
import type { Role } from './access.ts'

/** How a column of a resource is read and edited. */
type FieldUnit = 'text' | 'choice' | 'percent' | 'amount' | 'currency' | 'country' | 'day'
type Field = { unit: FieldUnit; label: Text; doc?: Text }
export type ResourceTable = 'toll_rules' | 'spend_rules'

/** Something that people state, a table of it: one file says all about it. Route, form, docs and command derive from it. */
export type Resource<Schema extends z.ZodObject = z.ZodObject> = {
  /** Name in addresses: "toll-rules". */
  id: string
  title: Text
  doc: Text
  table: ResourceTable
  /** What may be stated. Its fields are columns of the table. */
  schema: Schema
  /** One entry per field, in the order shown. */
  columns: { [Name in keyof z.output<Schema>]: Field }
  /** Columns that the server sets when a person states a row, shown and not edited. */
  stamps: Readonly<Record<string, string>>
  /** Fields that rows are listed by. */
  order: readonly (keyof z.output<Schema> & string)[]
  /** The role that may change it; every member may read it. */
  needs: Role
}

/** Declares a resource; its fields flow into the columns. */
export function defineResource<Schema extends z.ZodObject>(resource: Resource<Schema>): Resource<Schema> {
  return resource
}
