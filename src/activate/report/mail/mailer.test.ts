import { type AddressInfo, createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type MailServer, mailServer } from '../../../../test/mail-server.ts'
import { createMailer } from './mailer.ts'

const mail = {
  to: 'ann@example.com',
  subject: 'Acme · 周报\r\nBcc: eve@example.com',
  text: '净销售额 $20,782',
  html: '<p>净销售额</p>',
  messageId: '<week@example.com>',
  attachment: { filename: 'weekly-report.pdf', content: Buffer.from('%PDF-1.3 example') },
}
const from = 'Millpond <reports@example.com>'
const servers: MailServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function sendingTo(behaviour: Parameters<typeof mailServer>[0] = {}, url?: string) {
  const server = await mailServer(behaviour)
  servers.push(server)
  const mailer = createMailer({ url: url ?? server.url, from })
  if (!mailer) throw new Error('no mailer')
  return { server, outcome: await mailer.send(mail) }
}

test('without a server there is no mailer', () => {
  expect(createMailer(undefined)).toBeUndefined()
})

test('a mail has text, HTML and the PDF, comes from whom the operator says, and its subject adds no header', async () => {
  const { server, outcome } = await sendingTo()
  expect(outcome.state).toBe('sent')
  const [taken] = server.mails
  expect(taken).toMatchObject({
    subject: 'Acme · 周报 Bcc: eve@example.com',
    text: expect.stringContaining('净销售额 $20,782'),
    html: expect.stringContaining('<p>净销售额</p>'),
    messageId: '<week@example.com>',
    from: { value: [{ name: 'Millpond', address: 'reports@example.com' }] },
    to: { value: [{ address: 'ann@example.com' }] },
  })
  expect(taken?.bcc).toBeUndefined()
  expect(taken?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(taken?.attachments).toMatchObject([
    { filename: 'weekly-report.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.3 example') },
  ])
})

test('a recipient that does not exist is refused for good, one that is put off for now', async () => {
  const gone = await sendingTo({ recipient: () => ({ code: 550, text: 'No such user' }) })
  expect(gone.outcome).toMatchObject({
    state: 'refused',
    again: false,
    reason: expect.stringContaining('No such user'),
  })
  const later = await sendingTo({ recipient: () => ({ code: 451, text: 'Try again later' }) })
  expect(later.outcome).toMatchObject({ state: 'refused', again: true, reason: expect.stringContaining('451') })
  expect(gone.server.mails).toEqual([])
})

test('a server that is away, or that is none, got nothing', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  const { outcome } = await sendingTo({}, `smtp://127.0.0.1:${port}`)
  expect(outcome).toMatchObject({ state: 'not_reached', reason: expect.stringContaining('ECONNREFUSED') })
})

test('a server that falls silent with the mail in hand may have taken it', async () => {
  const { server, outcome } = await sendingTo({ silent: true })
  expect(outcome.state).toBe('unknown')
  expect(server.mails).toHaveLength(1)
})

test('name and password of the address are given; where they are wrong, a later try may do better', async () => {
  const login = { user: 'mill', pass: 'pond' }
  expect((await sendingTo({ login })).outcome.state).toBe('sent')
  const server = await mailServer({ login })
  servers.push(server)
  const { outcome } = await sendingTo({}, server.url.replace('pond', 'lake'))
  expect(outcome).toMatchObject({ state: 'refused', again: true, reason: expect.stringContaining('535') })
  expect(outcome.state === 'refused' && outcome.reason).not.toContain('lake')
})
