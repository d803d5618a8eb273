import { z } from 'zod'
import { measures } from '../../src/measure/catalogue.ts'
import type { Measure } from '../../src/measure/define.ts'

/** The page of every measure: what it answers, its parameters and its columns. */
export function measuresPage(): string {
  return `# Measures · 指标

Ask with \`GET /api/v1/brands/:brand/measures/:id\` or \`millpond measure <id>\`. Money is in minor units of the brand's currency.

${measures.map(section).join('\n')}`
}

function section(measure: Measure): string {
  const { id, title, doc, params, columns, example } = measure
  return `## ${id}

**${title.en} · ${title.zh}** ${doc.en}

${doc.zh}

| parameter | what it is | default |
|---|---|---|
${parameters(params).join('\n')}

| column | unit | title | |
|---|---|---|---|
${Object.entries(columns)
  .map(
    ([name, { unit, label, doc: note }]) => `| \`${name}\` | ${unit} | ${label.en} · ${label.zh} | ${note?.en ?? ''} |`,
  )
  .join('\n')}

Example: \`?${new URLSearchParams(Object.entries(example).map(([name, value]) => [name, String(value)]))}\`
`
}

const property = z.object({
  description: z.string().default(''),
  enum: z.array(z.unknown()).optional(),
  default: z.unknown().optional(),
})
const described = z.object({ properties: z.record(z.string(), property) })

function parameters(params: z.ZodObject): string[] {
  const { properties } = described.parse(z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }))
  return Object.entries(properties).map(([name, { description, enum: choices, default: standard }]) => {
    const values = choices ? `${description}: ${choices.map(String).join(', ')}` : description
    return `| \`${name}\` | ${values} | ${standard === undefined || String(standard) === '' ? '' : `\`${String(standard)}\``} |`
  })
}
