import { setTimeout } from 'node:timers/promises'
import type { Client } from './client.ts'
import { type ImportState, importState } from './import-answers.ts'
import { importWord } from './import-words.ts'
import { languageOf } from './language.ts'
import type { World } from './world.ts'

const between = 300
const working = new Set(['uploaded', 'reading', 'committing'])

/** Waits until an import needs a person or is done, saying how far it is, and returns what it has become. */
export async function followImport(world: World, client: Client, path: string): Promise<ImportState> {
  let said = ''
  for (;;) {
    const state = await client.call('GET', path, importState)
    const line = progressLine(state, languageOf(world.env))
    if (line !== said) world.note(line)
    said = line
    if (!working.has(state.status)) return state
    await setTimeout(between)
  }
}

type Followed = Pick<ImportState, 'file_name' | 'table_name' | 'status' | 'progress' | 'counts'>

/** How far an import is ("orders.csv  reading  45%  90,000 lines  30,000 lines/s  4 s left"), or what became of its lines. */
export function progressLine(
  { file_name, table_name, status, progress, counts }: Followed,
  language: 'en' | 'zh',
): string {
  const word = (name: string) => importWord(name, language)
  const name = table_name ? `${file_name} / ${table_name}` : file_name
  if (working.has(status)) return [name, word(progress?.stage ?? status), ...steps(progress, language)].join('  ')
  const amounts = Object.entries(counts ?? {})
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([counted, value]) => `${word(counted)} ${whole(value)}`)
  return [name, word(status), ...amounts].join('  ')
}

function steps(progress: ImportState['progress'], language: 'en' | 'zh'): string[] {
  const { bytes, bytes_total: total, rows, rows_per_second: rate, seconds_left: left } = progress ?? {}
  const words = stepWords[language]
  return [
    bytes !== undefined && total ? `${Math.floor((100 * bytes) / total)}%` : '',
    rows === undefined ? '' : `${whole(rows)} ${words.rows}`,
    rate === undefined ? '' : `${whole(rate)} ${words.rate}`,
    left === undefined ? '' : words.left(whole(left)),
  ].filter(Boolean)
}

const stepWords = {
  en: { rows: 'lines', rate: 'lines/s', left: (seconds: string) => `${seconds} s left` },
  zh: { rows: '行', rate: '行/秒', left: (seconds: string) => `还剩 ${seconds} 秒` },
}

const whole = (value: number) => Math.round(value).toLocaleString('en')
