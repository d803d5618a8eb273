import { connect } from 'node:net'
import { createBatchMaker, eventsPerBatch } from './fabricate-bodies.ts'

/** What the sender reports: a line of JSON. */
export type Sent = {
  /** Batches 0 to this one, without it, were sent; each was acknowledged unless it is among the refused. */
  batches: number
  refused: number[]
  /** Of the time that is measured, after the first seconds. */
  eventsPerSecond: number
  p50: number
  p99: number
  /** Processor time of this process, in seconds, over the whole of it. */
  cpuSeconds: number
}

/**
 * Posts batches to a server for some seconds over connections that each wait for an answer before they send again, as lean as
 * it gets: it shares the machine with the server.
 */
const [port = '', writeKey = '', seconds = '10', warmSeconds = '3', connections = '64'] = process.argv.slice(2)
const head = (length: number) =>
  `POST /v1/batch HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: text/plain\r\nuser-agent: Mozilla/5.0 (X11; Linux x86_64)\r\ncontent-length: ${length}\r\n\r\n`
const maker = createBatchMaker(writeKey)
const begun = performance.now()
const measured = begun + Number(warmSeconds) * 1000
const end = measured + Number(seconds) * 1000
const milliseconds: number[] = []
const refused: number[] = []
let next = 0

function converse(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = Buffer.alloc(maker.longest + 300)
    const socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true })
    let batch = 0
    let sentAt = 0
    const send = () => {
      batch = next++
      const body = maker.write(batch, request, 300)
      const lines = head(body)
      const from = 300 - lines.length
      request.write(lines, from, 'latin1')
      sentAt = performance.now()
      socket.write(request.subarray(from, 300 + body))
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (answer: Buffer) => {
      const text = answer.toString('latin1')
      if (!isWhole(text)) return reject(new Error('An answer came in pieces.'))
      const now = performance.now()
      if (text.slice(9, 12) !== '200') refused.push(batch)
      else if (sentAt >= measured && now <= end) milliseconds.push(now - sentAt)
      if (now < end) return send()
      socket.end()
      resolve()
    })
  })
}

/** Whether an answer ends with its body, whose length it states. */
function isWhole(text: string): boolean {
  const [, length = ''] = /\r\ncontent-length: (\d+)/i.exec(text) ?? []
  return text.length === text.indexOf('\r\n\r\n') + 4 + Number(length)
}

await Promise.all(Array.from({ length: Number(connections) }, converse))
milliseconds.sort((a, b) => a - b)
const { user, system } = process.cpuUsage()
const sent: Sent = {
  batches: next,
  refused,
  eventsPerSecond: (milliseconds.length * eventsPerBatch) / Number(seconds),
  p50: milliseconds[Math.floor(0.5 * milliseconds.length)] ?? Number.NaN,
  p99: milliseconds[Math.floor(0.99 * milliseconds.length)] ?? Number.NaN,
  cpuSeconds: (user + system) / 1e6,
}
console.log(JSON.stringify(sent))
