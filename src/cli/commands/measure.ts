import { type Command, Option } from 'commander'
import { z } from 'zod'
import type { Measure } from '../../measure/define.ts'
import { questions } from '../../predict/catalogue.ts'
import type { Query } from '../client.ts'
import { exchange, rateLine } from '../exchange-line.ts'
import { figureTable } from '../figures.ts'
import { languageOf } from '../language.ts'
import { optionName, paramsOf } from '../params.ts'
import { writeOut } from '../save-file.ts'
import { brandPath, globalOptions, show, type World, withBrand } from '../world.ts'

const answer = z.object({
  currency: z.string(),
  exchange: exchange.optional(),
  rows: z.array(z.record(z.string(), z.unknown())),
  not_compared: z.object({ first_day: z.string() }).optional(),
  sentence: z.object({ en: z.string(), zh: z.string() }).optional(),
})
const own = z.object({
  format: z.enum(['table', 'json', 'csv', 'jsonl', 'parquet']).default('table'),
  out: z.string().optional(),
})

/** `millpond measure <id>`, one command a measure with its parameters as options; and `millpond measures`. */
export function addMeasureCommands(program: Command, world: World): void {
  program
    .command('measures')
    .description('list the questions that can be asked')
    .action((_options: unknown, command: Command) =>
      show(
        world,
        command,
        [
          { key: 'id', title: 'id' },
          { key: 'group', title: 'group' },
          { key: 'title', title: 'title' },
        ],
        questions.map(({ id, group, title }) => ({ id, group, title: title.en })),
      ),
    )
  const group = program.command('measure').description('ask a question')
  for (const question of questions) addMeasure(group, world, question)
}

function addMeasure(group: Command, world: World, measure: Measure): void {
  const params = paramsOf(measure.params)
  const command = group
    .command(measure.id)
    .summary(measure.title.en)
    .description(`${measure.title.en}. ${measure.doc.en}`)
  for (const { flag, description, choices, required } of params) {
    const option = new Option(flag, description)
    if (choices) option.choices(choices)
    command.addOption(option.makeOptionMandatory(required))
  }
  command
    .addOption(new Option('--format <format>', 'how the rows are written').choices(own.shape.format.unwrap().options))
    .option('--out <file>', 'file to write to, instead of the terminal; CSV begins with a byte order mark there')
    .action((given: Record<string, string>, _: unknown, self = command) =>
      ask(
        world,
        self,
        measure,
        Object.fromEntries(params.map(({ name }) => [name, given[optionName(name)]])),
        own.parse(given),
      ),
    )
}

function ask(
  world: World,
  command: Command,
  measure: Measure,
  query: Query,
  { format, out }: z.infer<typeof own>,
): Promise<void> {
  return withBrand(world, command, async (client, brand) => {
    const path = brandPath(brand, 'measures', measure.id)
    const asJson = globalOptions(command).json || format === 'json'
    if (!asJson && format === 'table') {
      const { currency, exchange, not_compared, rows, sentence } = await client.call('GET', path, answer, { query })
      world.print(rows.length ? figureTable(measure.columns, rows, currency) : '(nothing in this period)')
      if (exchange) world.note(rateLine(exchange))
      if (not_compared) world.note(`\nNo data before ${not_compared.first_day} to compare with.`)
      if (sentence) world.note(`\n${sentence[languageOf(world.env)]}`)
      return
    }
    const bytes = await client.download(path, {
      ...query,
      format: asJson ? 'json' : format,
      download: out !== undefined,
    })
    await writeOut(bytes, out)
  })
}
