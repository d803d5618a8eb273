const searchTerms: Readonly<Record<string, readonly string[]>> = {
  US: [
    'rechargeable lantern',
    'camping lantern',
    'patio string lights',
    'picnic blanket',
    'tide lantern',
    'candle gift set',
  ],
  GB: [
    'rechargeable lantern',
    'garden lantern',
    'festoon lights outdoor',
    'picnic blanket',
    'tide lantern',
    'candle gift set',
  ],
  DE: [
    'laterne wiederaufladbar',
    'campinglampe',
    'lichterkette außen',
    'picknickdecke',
    'tide laterne',
    'duftkerze set',
  ],
}

/** What shoppers of a country type on Amazon, the most usual first. */
export function searchTermsOf(country: string): readonly string[] {
  return searchTerms[country] ?? []
}
