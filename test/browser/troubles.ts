import type { BrowserContext } from 'playwright-core'

/** Notes what goes wrong in any page of a window: errors of scripts, errors on the console, requests that fail or are refused, and those that leave the machine. */
export function troublesOf(context: BrowserContext, refusals: ReadonlySet<number>, troubles: string[]): void {
  context.on('weberror', (error) => troubles.push(`error of a page: ${error.error().message}`))
  context.on('console', (message) => {
    // A refused request writes to the console, too; it is noted as what it is.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    troubles.push(`console: ${message.text()}`)
  })
  context.on('request', (request) => {
    if (isElsewhere(request.url())) troubles.push(`asks another machine: ${request.method()} ${request.url()}`)
  })
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (isElsewhere(socket.url())) troubles.push(`asks another machine: ${socket.url()}`)
    })
  })
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText
    // What is not needed any more is called off, as when another page opens.
    if (reason !== 'net::ERR_ABORTED') troubles.push(`${request.method()} ${request.url()}: ${reason}`)
  })
  context.on('response', (response) => {
    if (response.status() < 400 || refusals.has(response.status())) return
    troubles.push(`${response.request().method()} ${response.url()}: ${response.status()}`)
  })
}

const here = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether an address leads to another machine. Pages hold parts of themselves in addresses of their own (data:, blob:). */
function isElsewhere(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return /^(https?|wss?):$/.test(protocol) && !here.has(hostname)
}
