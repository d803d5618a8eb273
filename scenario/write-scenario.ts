import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { collaborationsText, orderReports, reportLinksTable } from './files/collaboration-tables.ts'
import { creatorLinksTable, creatorsTable } from './files/creator-tables.ts'
import { groupLinksTable, groupReports } from './files/group-tables.ts'
import { writeLibrary } from './files/library-files.ts'
import { directory, type Output, type WrittenFile } from './files/output.ts'
import { FileWriter } from './files/write-files.ts'
import { generate, type Scenario } from './generate.ts'
import type { ScenarioOptions } from './options.ts'
import { type Assumptions, type Truth, usualAssumptions } from './truth/truth.ts'
import { TruthBook } from './truth/truth-book.ts'

export type WrittenScenario = { files: WrittenFile[]; truth: Truth }

/** Name of the file beside the data that holds the truth. */
const truthFile = 'truth.json'
/** Names of the files with what a brand states itself. Imports of files do not take these. */
export const stated = {
  creators: 'creators.csv',
  links: 'creator-links.csv',
  collaborations: 'collaborations.json',
  reportLinks: 'report-links.csv',
  reports: 'order-reports.json',
  groupLinks: 'group-links.csv',
  groupReports: 'group-reports.json',
  clicks: 'link-clicks.json',
  library: 'library.json',
  assets: 'assets',
} as const

/**
 * Writes a brand's files into a directory, as the platforms would export them, and the truth beside them. Gives the files
 * in an order in which they can be imported, each with its connector and what an import has to be told.
 */
export async function writeScenario(
  path: string,
  options: ScenarioOptions,
  assumptions: Assumptions = usualAssumptions,
): Promise<WrittenScenario> {
  const scenario = generate(options)
  const written = await playInto(directory(path), scenario, new TruthBook(scenario, assumptions))
  writeFileSync(join(path, truthFile), `${JSON.stringify(written.truth)}\n`)
  writeStated(path, scenario)
  return written
}

/** Writes what a brand states itself of its creators: the book, their links, what was agreed with them, what they report, and what they made. */
export function writeStated(path: string, scenario: Scenario): void {
  const write = (name: string, text: string) => writeFileSync(join(path, name), text)
  write(stated.creators, creatorsTable(scenario.options.end))
  write(stated.links, creatorLinksTable(scenario.posts, scenario.videos))
  write(stated.collaborations, collaborationsText(scenario))
  write(stated.reportLinks, reportLinksTable())
  write(stated.reports, JSON.stringify(orderReports(scenario)))
  write(stated.groupLinks, groupLinksTable())
  write(stated.groupReports, JSON.stringify(groupReports(scenario)))
  write(stated.clicks, JSON.stringify(scenario.videos.map(({ code, clickedAt }) => ({ code, clickedAt }))))
  write(stated.library, writeLibrary(join(path, stated.assets), scenario))
}

/** Writes only the files: for benchmarks, where the truth of millions of orders is not asked for. */
export async function writeFiles(path: string, options: ScenarioOptions): Promise<WrittenFile[]> {
  const output = directory(path)
  const scenario = generate(options)
  const writer = new FileWriter(scenario, output)
  for (const day of scenario.days()) {
    writer.write(day)
    await setImmediate()
  }
  writer.end()
  return output.close()
}

/** Plays a scenario once, into files and into the truth. Lets other work of the process run between days. */
export async function playInto(output: Output, scenario: Scenario, book: TruthBook): Promise<WrittenScenario> {
  const writer = new FileWriter(scenario, output)
  for (const day of scenario.days()) {
    writer.write(day)
    book.add(day)
    await setImmediate()
  }
  writer.end()
  return { files: output.close(), truth: book.truth() }
}
