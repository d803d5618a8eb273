import type { Connector } from './define.ts'
import { ordersTable } from './orders-table.ts'
import { uciOnlineRetail } from './uci-online-retail.ts'

/** Every connector, in the order in which a user is offered them. */
export const connectors: readonly Connector[] = [ordersTable, uciOnlineRetail]

export function connectorById(id: string): Connector | undefined {
  return connectors.find((connector) => connector.id === id)
}
