import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

type Refusal = { code: number; text: string }
type Behaviour = {
  /** What is said of a recipient; undefined takes it. */
  recipient?: (address: string) => Refusal | undefined
  /** Takes the whole mail, and falls silent before it says so. */
  silent?: boolean
  /** The name and password that are asked for. */
  login?: { user: string; pass: string }
}

/** A mail server of this machine that does what SMTP says, with what it took in order. */
export type MailServer = {
  url: string
  mails: ParsedMail[]
  /** How it behaves from now on. */
  behave(behaviour: Behaviour): void
  close(): Promise<void>
}

export async function mailServer(first: Behaviour = {}): Promise<MailServer> {
  let behaviour = first
  const mails: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: first.login === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onAuth({ username, password }, _session, done) {
      const { login } = behaviour
      if (username === login?.user && password === login?.pass) return done(null, { user: username })
      done(Object.assign(new Error('Authentication failed'), { responseCode: 535 }))
    },
    onRcptTo({ address }, _session, done) {
      const refusal = behaviour.recipient?.(address)
      done(refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
    },
    async onData(stream, _session, done) {
      const mail = await simpleParser(await buffer(stream))
      mails.push(mail)
      if (!behaviour.silent) return done()
      for (const connection of server.connections)
        (connection as unknown as { _socket: { destroy(): void } })._socket.destroy()
    },
  })
  // Connections that clients break off are none of the test.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as { port: number }
  const login = first.login ? `${first.login.user}:${first.login.pass}@` : ''
  return {
    url: `smtp://${login}127.0.0.1:${port}`,
    mails,
    behave: (next) => {
      behaviour = next
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
