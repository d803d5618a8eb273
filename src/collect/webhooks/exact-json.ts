/** JSON in which whole numbers beyond 2^53 are kept as text, digit by digit: ids of shops are that large. Throws `SyntaxError`. */
export function parseExact(text: string): unknown {
  return JSON.parse(text, (_name, value: unknown, context?: { source?: string }) => {
    const source = context?.source ?? ''
    return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value
  })
}
