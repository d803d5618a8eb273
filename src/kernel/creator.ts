/** What may stand around a creator's name and tells nobody apart, as a regular expression of either engine. */
export const aroundCreator = '^[\\s@＠]+|\\s+$'

/** By what creators are compared: "Ann", "ann " and "@ann" are one. */
export const creatorKey = (name: string): string => name.replace(new RegExp(aroundCreator, 'g'), '').toLowerCase()
