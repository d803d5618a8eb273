import { isIPv4, isIPv6 } from 'node:net'

/** An address without the part that tells one household from another: the last 8 bits of IPv4, all but 48 of IPv6. */
export function shortened(address: string): string {
  const plain = address.replace(/^::ffff:/i, '').replace(/%.*$/, '')
  if (isIPv4(plain)) return plain.replace(/\d+$/, '0')
  if (!isIPv6(plain)) return ''
  const [head = ''] = plain.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  return `${groups.slice(0, 3).join(':')}::`
}
