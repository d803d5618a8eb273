import { chatApps } from '../../kernel/chat-link.ts'
import { type Sql, sql, strs } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { codeOrders } from '../traffic/code-orders.ts'
import { linksNow } from '../traffic/link-edges.ts'

/**
 * Links of groups: those that are stated as a group's, and those that lead to a chat. A coupon is its creator's, also where people said its
 * code in a chat, and a chat link below a post is the post's.
 */
export function groupLinks(p: Question): Sql {
  return sql`SELECT lowerUTF8(code) AS of_code, code AS group_code, if(title = '', code, title) AS group_title, kind AS group_kind, creator AS leader
      FROM (${linksNow(p)}) WHERE kind = 'group' OR (kind IN ${strs(chatApps)} AND post = '')`
}

/** The orders of a question that a group brought, each once, by `in_store` and `placed_as`, with its group. */
export function groupOrders(p: Question): Sql {
  return sql`SELECT in_store, placed_as, edge, group_code, group_title, group_kind, leader
      FROM (${codeOrders(p, sql`SELECT of_code FROM (${groupLinks(p)})`)}) AS brought
      GLOBAL INNER JOIN (${groupLinks(p)}) AS groups ON brought.code = groups.of_code`
}
