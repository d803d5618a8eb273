/** `full`: with an id. `cookieless`: without anything kept in the browser. `none`: nothing is sent. */
export type Consent = 'full' | 'cookieless' | 'none'

/** What may be done: the mode that was asked for, less what Global Privacy Control forbids. An unknown mode is `none`. */
export function permitted(asked: unknown, globalPrivacyControl: boolean): Consent {
  if (asked === 'full') return globalPrivacyControl ? 'cookieless' : 'full'
  return asked === 'cookieless' ? asked : 'none'
}
