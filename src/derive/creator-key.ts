import { aroundCreator } from '../kernel/creator.ts'
import { type Sql, sql, str } from '../store/sql.ts'

/** The name of a creator without what may stand around it: blanks, and an @ before it. */
export const bareCreator = (name: Sql): Sql => sql`replaceRegexpAll(toString(${name}), ${str(aroundCreator)}, '')`

/** By what creators are compared, as `creatorKey` of the kernel does. */
export const creatorKey = (name: Sql): Sql => sql`lowerUTF8(${bareCreator(name)})`
