/** By contact channel, events of what became of messages that a brand sent, under the names by which they are kept. */
export const messageEvents = {
  email: {
    arrived: ['email_delivered'],
    noticed: ['email_opened', 'email_link_clicked'],
    failed: ['email_bounced'],
    refused: ['unsubscribed', 'email_unsubscribed', 'email_marked_as_spam'],
    agreed: ['subscribed', 'email_subscribed'],
  },
  sms: {
    arrived: ['sms_delivered'],
    noticed: ['sms_link_clicked'],
    failed: ['sms_failed', 'sms_bounced'],
    refused: ['sms_unsubscribed', 'unsubscribed'],
    agreed: ['sms_subscribed', 'subscribed'],
  },
} as const

export type ContactChannel = keyof typeof messageEvents

/** All of them. Without a page they happened in a mailbox or on a telephone, and belong to no visit. */
export const messageEventNames: readonly string[] = Object.values(messageEvents).flatMap((kinds) =>
  Object.values<readonly string[]>(kinds).flat(),
)
