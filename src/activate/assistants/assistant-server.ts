import { type CallToolResult, Server } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { listText } from '../../measure/define.ts'

/** A question that an assistant may ask: a route that is read by GET. `path` has `:name` where an argument of it stands. */
export const tool = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  path: z.string(),
  input_schema: z.looseObject({ type: z.literal('object') }).describe('JSON Schema of the arguments'),
})
export type Tool = z.infer<typeof tool>

/** Asks the API as the caller. Throws what the API refused with; its message is told to the assistant. */
export type AskApi = (path: string, query: Record<string, string>) => Promise<unknown>

type AssistantOptions = { version: string; tools: readonly Tool[]; ask: AskApi }

/** The largest answer, in characters of JSON: more than that an assistant cannot hold beside its conversation. It is sent twice, as text and as an object. */
const largestAnswer = 400_000

const instructions = `Figures of one brand, from Millpond. Ask \`brand\` first: it names the currency, the time zone and the markets.
Money is in minor units of the currency named in the answer (1999 is 19.99 USD); shares are between 0 and 1; null is unknown, which is not zero.
Days are calendar days of the brand. What an answer calls an estimate has an interval: tell it with the figure.
An answer with \`orders\` leads from each row to its orders: pass those parameters to \`orders\`.`

/** An MCP server whose tools are questions of the API, asked by whoever `ask` is let in as. */
export function assistantServer({ version, tools, ask }: AssistantOptions): Server {
  const server = new Server(
    { name: 'millpond', title: 'Millpond', version },
    { capabilities: { tools: {} }, instructions },
  )
  server.setRequestHandler('tools/list', () => ({ tools: tools.map(described) }))
  server.setRequestHandler('tools/call', ({ params }) => call(tools, ask, params))
  return server
}

function described({ name, title, description, input_schema }: Tool) {
  return {
    name,
    title,
    description,
    inputSchema: input_schema,
    annotations: { readOnlyHint: true, openWorldHint: false },
  }
}

async function call(
  tools: readonly Tool[],
  ask: AskApi,
  { name, arguments: given = {} }: { name: string; arguments?: Record<string, unknown> | undefined },
): Promise<CallToolResult> {
  try {
    const asked = tools.find((one) => one.name === name)
    if (!asked) throw new Problem('not_found', { what: `tool "${name}"` })
    const { path, query } = requestOf(asked, given)
    return told(await ask(path, query))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { isError: true, content: [{ type: 'text', text: error.message }] }
  }
}

function told(answer: unknown): CallToolResult {
  const text = JSON.stringify(answer)
  if (text.length > largestAnswer) {
    const reason = `the answer has ${text.length} characters, more than ${largestAnswer}; ask for fewer days, a coarser step, or with a filter`
    throw new Problem('bad_request', { reason })
  }
  return { content: [{ type: 'text', text }], structuredContent: z.record(z.string(), z.unknown()).parse(answer) }
}

/** The request that a tool's arguments make; what its path does not take goes into the query. */
function requestOf({ path, input_schema }: Tool, given: Record<string, unknown>) {
  const texts = Object.entries(given).map(([name, value]) => [name, textOf(name, value)] as const)
  const inPath = new Set(path.match(/(?<=:)\w+/g) ?? [])
  const missing = [...inPath].find((name) => given[name] === undefined || given[name] === '')
  if (missing) throw new Problem('bad_request', { reason: `${missing}: required` })
  const known = z.record(z.string(), z.unknown()).parse(input_schema.properties ?? {})
  const unknown = texts.find(([name]) => !Object.hasOwn(known, name))
  const step = texts.find(([name, text]) => inPath.has(name) && (text === '.' || text === '..'))
  if (step) throw new Problem('bad_request', { reason: `${step[0]}: not an id` })
  if (unknown) throw new Problem('bad_request', { reason: `${unknown[0]}: no such argument` })
  return {
    path: texts.reduce((so, [name, text]) => so.replace(`:${name}`, () => encodeURIComponent(text)), path),
    query: Object.fromEntries(texts.filter(([name]) => !inPath.has(name))),
  }
}

function textOf(name: string, value: unknown): string {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return listText(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Problem('bad_request', { reason: `${name}: write a text, a number or a list of texts` })
}
