import { compose, type Mail, watched } from './compose.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

/** Where mail is handed over, and whom it is from. */
export type MailServer = { url: string; from: string }

export type Mailer = {
  /** Hands one mail over to one recipient. Never throws for what the server or the way to it does; where a mail cannot be composed, before anything is handed over. */
  send(mail: Mail): Promise<Outcome>
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

/** Hands mail over to the server that the operator names; its address may be a private one. Undefined where none is named. */
export function createMailer(server: MailServer | undefined): Mailer | undefined {
  return server && { send: (mail) => handOver(server, mail) }
}

async function handOver({ url, from }: MailServer, mail: Mail): Promise<Outcome> {
  const { envelope, bytes } = await compose(from, mail)
  const { source, begun } = watched(bytes)
  // Loaded with the first mail: a start needs none of it.
  const [{ default: SMTPConnection }, { parseConnectionUrl }] = await Promise.all([
    import('nodemailer/lib/smtp-connection'),
    import('nodemailer/lib/shared'),
  ])
  const { auth, ...options } = parseConnectionUrl(url)
  const connection = new SMTPConnection({ ...patience, ...options })
  return new Promise<Outcome>((resolve) => {
    const end = (outcome: Outcome) => {
      resolve(outcome)
      if (outcome.state === 'sent') connection.quit()
      else connection.close()
    }
    const fail = (error: unknown) => end(outcomeOf(error, begun()))
    const send = () =>
      connection.send(envelope, source, (error, info) =>
        error ? fail(error) : end({ state: 'sent', answer: String(info?.response ?? '') }),
      )
    connection.on('error', fail)
    connection.connect((error) => {
      if (error) return fail(error)
      if (!auth) return send()
      connection.login({ credentials: { user: auth.user, pass: auth.pass } }, (refused) =>
        refused ? fail(refused) : send(),
      )
    })
  })
}
