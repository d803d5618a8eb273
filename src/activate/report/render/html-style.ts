/** Colours of a light window; each reads on the one below it with a contrast of 4.5 or more. */
export const colours = {
  page: '#f3f5f4',
  card: '#ffffff',
  line: '#dde3e0',
  ink: '#16211d',
  soft: '#55645e',
  accent: '#0b6b58',
  bar: '#8fc4b5',
  loss: '#e0a79b',
} as const

const dark = {
  page: '#111715',
  card: '#1a2220',
  line: '#33403b',
  ink: '#e7eeeb',
  soft: '#a3b1ab',
  accent: '#6fd0b8',
} as const

/** Inline styles are stronger than rules of the head, unless those are important. */
export const darkRules = `@media (prefers-color-scheme: dark) {
.m-page { background: ${dark.page} !important; }
.m-card { background: ${dark.card} !important; border-color: ${dark.line} !important; }
.m-ink { color: ${dark.ink} !important; }
.m-soft { color: ${dark.soft} !important; }
.m-line { border-color: ${dark.line} !important; }
.m-link { color: ${dark.accent} !important; }
}`
