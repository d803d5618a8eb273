import { Readable } from 'node:stream'

export type Mail = {
  to: string
  subject: string
  text: string
  html: string
  messageId: string
  attachment: { filename: string; content: Buffer }
}

type Composed = { envelope: { from: string | false; to: string[] }; bytes: Buffer }

/** A mail as it goes over the wire: plain text and HTML of the same, with the PDF beside them. */
export async function compose(
  from: string,
  { to, subject, text, html, messageId, attachment }: Mail,
): Promise<Composed> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const node = new MailComposer({
    from,
    to: { name: '', address: to },
    ...{ subject, text, html, messageId },
    attachments: [{ ...attachment, contentType: 'application/pdf' }],
    // Out-of-office replies are for people.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return { envelope: node.getEnvelope(), bytes: await node.build() }
}

/** The bytes as a stream that knows whether anything was read of it: it is, once the server says that it takes the mail. */
export function watched(bytes: Buffer): { source: Readable; begun(): boolean } {
  let begun = false
  const source = new Readable({
    read() {
      begun = true
      this.push(bytes)
      this.push(null)
    },
  })
  return { source, begun: () => begun }
}
