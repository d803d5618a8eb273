/** What is known of a request before its body is looked into; stands before the body in the log. */
export type Envelope = {
  brand: string
  source: string
  /** The brand's currency, for amounts that name none. */
  currency: string
  receivedAt: number
  requestId: string
  /** The call of the address (track, page …); empty for a batch, whose events say it themselves. */
  call: string
  /** Cut short or empty, as the setting says. */
  ip: string
  /** Where the visitor is, as far as the request tells; left out for servers' libraries. */
  country?: string
  region?: string
  /** Of the request; empty for servers' libraries, whose events carry that of the visitor. */
  userAgent: string
  /** Who it is for this day, for events without consent; empty where the sender is no browser. */
  idOfDay: string
  /** Of events about a code that Millpond tells of itself; no sender can state it. */
  code?: OfCode
}

/** The code an event is about, the id of the click, and what marks it as no person's. */
export type OfCode = { code: string; click: string; botReasons: readonly string[] }

/** A request as the log keeps it: the envelope on a line, then the body as it came. */
export function encodeReceived(envelope: Envelope, body: Buffer): [head: Buffer, body: Buffer] {
  return [Buffer.from(`${JSON.stringify(envelope)}\n`), body]
}

/**
 * A request as the log kept it, its body not read yet, and whether its texts are plain: without a backslash, JSON holds no tab or
 * line end, either. Throws where the envelope cannot be read.
 */
export function decodeReceived(content: Buffer): { envelope: Envelope; body: string; isPlain: boolean } {
  const end = content.indexOf(10)
  return {
    envelope: JSON.parse(content.toString('utf8', 0, end)) as Envelope,
    body: content.toString('utf8', end + 1),
    isPlain: !content.includes(92, end + 1),
  }
}
