import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { Problem, type Text } from '../../kernel/errors.ts'
import { type Client, Refused } from '../client.ts'
import { findingLine } from '../finding-line.ts'
import { followDerive } from '../follow.ts'
import { followImport } from '../follow-import.ts'
import { type ImportState, importList, importState } from '../import-answers.ts'
import { languageOf } from '../language.ts'
import { reasonLines } from '../reason-lines.ts'
import { type Brand, brandPath, globalOptions, type World, withBrand } from '../world.ts'

const options = z.object({
  connector: z.string().optional(),
  option: z.record(z.string(), z.string()),
  map: z.record(z.string(), z.string()),
  accept: z.array(z.string()).default([]),
  yes: z.boolean().default(false),
})
type Options = z.infer<typeof options>

/** `millpond import FILE…`: uploads, shows what was found, commits, and waits for the figures. */
export function addImportCommand(program: Command, world: World): void {
  program
    .command('import <file...>')
    .description('import exported files: CSV, TSV, XLSX, plain or packed with gzip or zip')
    .option('--connector <id>', 'what the file is, where its header does not tell')
    .option('--option <name=value>', 'what the file does not say, such as currency=EUR or store=berlin', pair, {})
    .option('--map <field=header>', 'which column a field is read from', pair, {})
    .option('--accept <code...>', 'findings that are known and accepted')
    .option('-y, --yes', 'commit without a look at the preview')
    .action((files: string[], given: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const chosen = options.parse(given)
        for (const file of files) await mustBeFile(file)
        const imported: ImportState[] = []
        for (const file of files) imported.push(...(await importFile(world, client, brand, file, chosen)))
        if (globalOptions(command).json) world.print(JSON.stringify(imported, null, 2))
        if (imported.some(({ status }) => status === 'committed')) await followDerive(world, client, brand, 'wait')
        refuseUnfinished(imported, chosen.accept)
      }),
    )
}

/** Before anything is sent, so that a mistyped name does not leave half of the files imported. */
async function mustBeFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found?.isFile()) return
  throw new Problem('bad_request', { reason: found ? `${file} is no file` : `there is no file ${file}` })
}

function pair(text: string, before: Record<string, string>): Record<string, string> {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (!name || value === undefined) throw new InvalidArgumentError('Write name=value.')
  return { ...before, [name]: value }
}

async function importFile(
  world: World,
  client: Client,
  brand: Brand,
  file: string,
  chosen: Options,
): Promise<ImportState[]> {
  const name = basename(file)
  const stream = createReadStream(file)
  stream.on('error', () => stream.destroy())
  const { items } = await client.upload(
    brandPath(brand, 'imports'),
    { name, connector: chosen.connector },
    stream,
    importList,
  )
  const finished: ImportState[] = []
  for (const item of items) finished.push(await importTable(world, client, brand, item, chosen))
  return finished
}

const orders = z.object({
  orders: z.object({ documents: z.number(), customers: z.number(), places: z.number() }).nullish(),
})

async function importTable(
  world: World,
  client: Client,
  brand: Brand,
  item: ImportState,
  chosen: Options,
): Promise<ImportState> {
  const path = brandPath(brand, 'imports', item.id)
  let state = await followImport(world, client, path)
  if (Object.keys({ ...chosen.map, ...chosen.option }).length > 0) {
    const body = { connector: chosen.connector ?? state.connector, columns: chosen.map, options: chosen.option }
    await client.call('PUT', `${path}/mapping`, z.unknown(), { body })
    state = await followImport(world, client, path)
  }
  if (state.status !== 'ready') return state
  const { documents, customers, places } = orders.parse(state.preview ?? {}).orders ?? {}
  const language = languageOf(world.env)
  if (documents)
    world.note(
      language === 'zh'
        ? `  ${documents} 张单据，${customers} 位客户，${places} 个市场`
        : `  ${documents} documents, ${customers} customers, ${places} markets`,
    )
  tellFindings(world, state)
  if (state.counts?.quarantined) {
    for (const line of reasonLines(state.preview, language)) world.note(line)
    const all =
      language === 'zh' ? '读不了的行，可修改后重新导入' : 'lines that could not be read, to correct and import again'
    world.note(`  ${all}: millpond imports quarantine ${state.id}`)
  }
  if (unacceptedOf(state, chosen.accept).length > 0) return state
  if (!chosen.yes && !(await agrees(world))) return state
  await client.call('POST', `${path}/commit`, importState, { body: { accept: chosen.accept } })
  const after = await followImport(world, client, path)
  // What another import has brought meanwhile may have to be accepted first.
  if (after.status === 'ready') tellFindings(world, after)
  return after
}

function tellFindings(world: World, { findings }: ImportState): void {
  for (const finding of findings ?? []) world.note(findingLine(finding, languageOf(world.env)))
}

/** Asks at a terminal; elsewhere nobody can answer, and nothing is written. */
async function agrees(world: World): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  world.note('  Import this? [y/N]')
  const answer = await new Promise<string>((resolve) => {
    process.stdin.once('data', (bytes) => resolve(bytes.toString()))
  })
  process.stdin.pause()
  return /^y(es)?$/i.test(answer.trim())
}

/** Findings that stop an import until they are accepted by name. */
function unacceptedOf({ findings }: ImportState, accepted: readonly string[]): string[] {
  return (findings ?? []).flatMap(({ level, code }) => (level === 'error' && !accepted.includes(code) ? [code] : []))
}

function refuseUnfinished(imported: readonly ImportState[], accepted: readonly string[]): void {
  const open = imported.find(({ status }) => status !== 'committed')
  if (!open) return
  const file = `${open.file_name} (${open.id})`
  if (open.status === 'unmapped') throw new Problem('unknown_table', { file })
  if (open.status === 'ready') throw new Problem('import_waits', { file, reason: waiting(open, accepted) })
  if (open.error) throw new Refused(open.error.code, open.error.message, open.error.message_zh)
  throw new Problem('cancelled')
}

/** Why a table that was read is not written, and the command that writes it. */
function waiting(open: ImportState, accepted: readonly string[]): Text {
  const commit = `millpond imports commit ${open.id}`
  const codes = unacceptedOf(open, accepted)
  if (codes.length === 0) return { en: `add --yes, or run "${commit}"`, zh: `请加 --yes，或运行“${commit}”` }
  const [named, all] = [codes.join(', '), `${commit} --accept ${[...accepted, ...codes].join(' ')}`]
  return { en: `accept ${named} first: run "${all}"`, zh: `请先确认 ${named}：运行“${all}”` }
}
