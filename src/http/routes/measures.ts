import { z } from 'zod'
import { brandScope } from '../../manage/loads.ts'
import { describe } from '../../measure/catalogue.ts'
import type { Measure } from '../../measure/define.ts'
import { exportFormats, exportMeasure, type FileFormat } from '../../measure/export.ts'
import { runMeasure } from '../../measure/run.ts'
import { questions } from '../../predict/catalogue.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, exchange, listOf, problemAnswers, text } from '../schemas.ts'

const definition = z
  .looseObject({ id: z.string(), group: z.string(), title: text, doc: text, hasOrders: z.boolean() })
  .describe('params is a JSON Schema; columns says by name how each column is read; chart how it is drawn')
  .meta({ id: 'MeasureDefinition' })

const formats = ['json', ...(Object.keys(exportFormats) as FileFormat[])] as const
const output = z.object({
  format: z.enum(formats).default('json').describe('json, or a file of the rows'),
  download: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Whether browsers save the answer as a file; CSV then begins with a byte order mark'),
})

/** The catalogue of questions, and a route for each. */
export function measureRoutes(app: App, parts: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/measures',
    config: { needs: 'viewer' },
    schema: {
      tags: ['measures'],
      summary: 'Every question that can be asked',
      params: brandParams,
      response: { 200: listOf(definition), ...problemAnswers },
    },
    handler: async () => ({ items: questions.map(describeByName) }),
  })
  for (const question of questions) addMeasure(app, parts, question)
}

function describeByName(measure: Measure): z.infer<typeof definition> {
  const { columns, ...rest } = describe(measure)
  return { ...rest, columns: Object.fromEntries(columns.map(({ name, ...column }) => [name, column])) }
}

function addMeasure(app: App, { warehouse, registry }: Parts, measure: Measure): void {
  const params = measure.params.extend(output.shape).strict()
  const totals = measure.row.partial().describe('Sums of the columns that add up')
  const part = z.object({ from: z.string(), to: z.string(), rows: z.array(measure.row), totals })
  const answer = z.object({
    measure: z.literal(measure.id),
    params: z.record(z.string(), z.unknown()),
    currency: z.string().describe('Money is in minor units of it'),
    exchange,
    rows: z.array(measure.row),
    totals,
    before: part.optional().describe('The same of the period compared with'),
    not_compared: z
      .object({ from: z.string(), to: z.string(), first_day: z.string() })
      .optional()
      .describe('Instead of `before`: the period to compare with begins before the first day of data'),
    orders: z
      .array(z.record(z.string(), z.string()).nullable())
      .optional()
      .describe('For each row, the parameters of the orders behind it; null where it has none'),
    sentence: text.optional(),
  })
  app.route({
    method: 'GET',
    url: `/brands/:brand/measures/${measure.id}`,
    config: { needs: 'viewer', tool: measure.id },
    schema: {
      tags: ['measures'],
      summary: measure.title.en,
      description: measure.doc.en,
      params: brandParams,
      querystring: params,
      response: {
        200: { description: 'The answer', content: { 'application/json': { schema: answer }, ...fileTypes } },
        ...problemAnswers,
      },
    },
    handler: async (request, reply) => {
      const { format, download } = output.parse(request.query)
      const scope = await brandScope(registry, memberOf(request).brand)
      const signal = abortedBy(reply)
      if (download === 'true') saveAs(reply, fileName(measure, request.query, format))
      // Rows are checked by the measure itself; a second check here would cost as much as the question.
      if (format === 'json') {
        const found = await runMeasure({ warehouse }, scope, measure, request.query, { signal })
        return reply
          .type('application/json; charset=utf-8')
          .serializer(JSON.stringify)
          .send(found as z.infer<typeof answer>)
      }
      const file = await exportMeasure({ warehouse }, scope, measure, request.query, { format, signal })
      const marked = download === 'true' && format === 'csv' ? forSpreadsheets(file) : file
      return sendFileBytes(reply, marked, exportFormats[format].type)
    },
  })
}

const fileTypes = Object.fromEntries(
  Object.values(exportFormats).map(({ type }) => [
    type.split(';')[0] ?? type,
    { schema: z.string().describe('The rows as a file') },
  ]),
)

/** "sales-over-time_2026-01-01_2026-01-31.csv". */
function fileName({ id }: Measure, query: unknown, format: string): string {
  const { from, to } = z.object({ from: z.string(), to: z.string() }).parse(query)
  return `${id}_${from}_${to}.${format}`
}
