import { openEventLog } from '../src/collect/gateway/event-log.ts'
import { encodeReceived } from '../src/collect/gateway/received.ts'

/**
 * Appends events to a log as fast as it takes them, sixteen requests at a time, until it is killed. Writes the id of each on a
 * line of its own once it was acknowledged.
 */
const [directory = '', brand = ''] = process.argv.slice(2)
const log = await openEventLog({ directory, limitBytes: 2 ** 30, onSegment: () => {} })

async function sendOn(): Promise<never> {
  for (;;) {
    const messageId = crypto.randomUUID()
    const event = { type: 'track', event: 'Sent', anonymousId: `visitor-${messageId.slice(0, 2)}`, messageId }
    const whose = { brand, source: 'src', currency: 'EUR', call: '', ip: '', userAgent: '', idOfDay: '' }
    const envelope = { ...whose, receivedAt: Date.now(), requestId: messageId }
    await log.append(...encodeReceived(envelope, Buffer.from(JSON.stringify({ batch: [event] }))))
    process.stdout.write(`${messageId}\n`)
  }
}

await Promise.all(Array.from({ length: 16 }, sendOn))
