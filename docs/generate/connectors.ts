import { connectors } from '../../src/collect/connectors/catalogue.ts'
import type { Connector } from '../../src/collect/connectors/define.ts'

/** The page of every connector: what the file is, and the columns it understands. */
export function connectorsPage(): string {
  return `# Sources · 数据来源

A file's source is recognised by its header. Headers are compared without case and repeated spaces.

${connectors.map(section).join('\n')}`
}

function section({ id, title, doc, fields, facts }: Connector): string {
  const rows = Object.entries(fields).map(
    ([name, { type, label, names, required }]) =>
      `| \`${name}\`${required ? ' (required)' : ''} | ${type} | ${label.en} · ${label.zh} | ${names.map((header) => `\`${header.trim()}\``).join(', ')} |`,
  )
  return `## ${id}

**${title.en} · ${title.zh}** ${doc.en}

${doc.zh}

Writes ${facts.map((fact) => `\`${fact}\``).join(', ')}.

| field | holds | meaning | headers that are known |
|---|---|---|---|
${rows.join('\n')}
`
}
