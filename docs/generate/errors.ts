import { type ProblemCode, problems } from '../../src/kernel/errors.ts'
import { remedies } from '../../src/kernel/remedies.ts'

const codes = Object.keys(problems) as ProblemCode[]

/** A page for each error, in both languages, and their list. */
export function errorPages(): Map<string, string> {
  const pages = new Map(codes.map((code) => [`docs/errors/${code}.md`, page(code)]))
  return pages.set('docs/errors/README.md', list())
}

function page(code: ProblemCode): string {
  const [status, en, zh] = problems[code]
  const { cause, remedy } = remedies[code]
  return `# ${code}

HTTP ${status}

> ${en}

**Why it comes.** ${cause.en}

**What mends it.** ${remedy.en}

## 中文

> ${zh}

**原因：** ${cause.zh}

**处理：** ${remedy.zh}
`
}

function list(): string {
  const rows = codes.map(
    (code) => `| [${code}](${code}.md) | ${problems[code][0]} | ${problems[code][1]} | ${problems[code][2]} |`,
  )
  return `# Errors · 错误

An answer that is no success carries \`{ "error": { "code", "message", "message_zh", "details", "field" } }\`.

| code | HTTP | sentence | 中文 |
|---|---|---|---|
${rows.join('\n')}
`
}
