/** Blanks of any script, named one by one: what \s is differs from engine to engine. */
const blanks =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'

/** What may stand around a creator's name and tells nobody apart, as a regular expression of every engine. */
export const aroundCreator = `^[${blanks}@＠]+|[${blanks}]+$`

/** By what creators are compared: "Ann", "ann " and "@ann" are one. */
export const creatorKey = (name: string): string => name.replace(new RegExp(aroundCreator, 'g'), '').toLowerCase()
