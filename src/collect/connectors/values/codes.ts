import { readLinkCode } from '../../../kernel/link-code.ts'

/** Link codes and coupons of a cell as they are compared, divided by blanks. Of an address its last part is the code. */
export function readCodes(text: string): string {
  const codes = text
    .split(/[\s,;，；、|]+/)
    .map((one) =>
      readLinkCode(
        one
          .replace(/[?#].*$/, '')
          .replace(/\/+$/, '')
          .replace(/^.*\//, ''),
      ),
    )
    .filter((code) => code !== '')
  return [...new Set(codes)].join(' ')
}
