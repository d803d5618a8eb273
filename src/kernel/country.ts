const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
/** Codes that have a name but are no market: unions, test codes, the unknown region. */
const noMarkets = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

/** Whether this is an ISO 3166 code of a country, in capitals ("GB"; "UK" is none). */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || noMarkets.has(code) || !names.of(code)) return false
  return new Intl.Locale(`und-${code}`).region === code
}
