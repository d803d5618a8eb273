import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whether the body, byte by byte as it came, was signed with any of the secrets: base64 of its HMAC-SHA256, compared in constant time. */
export function isSigned(body: Buffer, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature, 'base64')
  return secrets
    .map((secret) => createHmac('sha256', secret).update(body).digest())
    .some((right) => given.length === right.length && timingSafeEqual(given, right))
}
