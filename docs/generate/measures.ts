import { z } from 'zod'
import type { Measure } from '../../src/measure/define.ts'
import { questions } from '../../src/predict/catalogue.ts'

/** The page of every measure: what it answers, its parameters and its columns. */
export function measuresPage(): string {
  return `# Measures · 指标

Ask with \`GET /api/v1/brands/:brand/measures/:id\` or \`millpond measure <id>\`. Money is in minor units of the currency that the answer names: the brand's, or that of the parameter \`currency\`; then \`exchange\` says the one rate at which all of it was converted.

With \`compare\` the same of another period stands in \`before\`. Where that period begins before the first day of data, nothing is compared and \`not_compared\` names that day.

With \`format=csv\`, \`jsonl\` or \`parquet\` the rows come as a file: money in whole units, with the columns \`currency\` and, where it was converted, \`rate\` (units of it for one of the brand's currency) and \`rate_day\`. CSV is UTF-8. What is saved as a file (\`download=true\`, \`--out\`, the downloads of the dashboard) begins with a byte order mark, so that spreadsheets read Chinese correctly; what goes to a program (\`format=csv\` alone, the terminal) has none.

${questions.map(section).join('\n')}`
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
