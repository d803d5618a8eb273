import { z } from 'zod'
import { settings } from '../../src/config.ts'

/** The page of every setting. */
export function settingsPage(): string {
  const rows = Object.entries(settings).map(([name, schema]) => {
    const { description = '', default: standard } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
    return `| \`${name}\` | ${description} | ${standard === undefined ? '' : `\`${String(standard)}\``} |`
  })
  return `# Settings

Environment variables, read once at start. An unknown \`MILLPOND_…\` name or a bad value is an error that names it.

| setting | what it is for | default |
|---|---|---|
${rows.join('\n')}
`
}
