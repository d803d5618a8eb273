import { apiUrl, brandPath } from './client.ts'
import { ApiProblem, problemFrom, unreachable } from './problem.ts'

/** Lists that files fill. */
export type FiledList = 'creators' | 'collaborations' | 'samples'
/** Lists that come from files, kept or not. */
export type ReadList = FiledList | 'room'
type Both = { en: string; zh: string }
export type LineFault = { table: string; line: number; field: string; value: string; reason: Both; remedy: Both }
/** Lines and tables of a file that were not taken. */
export type Unread = { quarantined: number; faults: LineFault[]; passed_over: string[] }
export type ListOutcome = Unread & {
  made: number
  changed: number
  same: number
  change: string | null
}

export const templateUrl = (brand: string, list: ReadList, language: string) =>
  apiUrl(brandPath(brand, list, 'file', 'template'), { language: languageOf(language) })

/** Sends a file as it is, to look at what it would do, or to write it. */
export async function sendListFile(brand: string, list: FiledList, file: File, write: boolean): Promise<ListOutcome> {
  return readAnswer(apiUrl(brandPath(brand, list, 'file'), { name: file.name, write }), file)
}

/** Sends a file to an address that answers with what it reads there. */
export async function readAnswer<Answer>(url: string, file: File): Promise<Answer> {
  const response = await send(url, file)
  return (await response.json()) as Answer
}

/** The lines of a file that cannot be taken, with their reasons, as a file to mend. */
export async function leftOutLines(brand: string, list: ReadList, file: File, language: string): Promise<Blob> {
  const query = { name: file.name, language: languageOf(language) }
  const response = await send(apiUrl(brandPath(brand, list, 'file', 'left-out'), query), file)
  return response.blob()
}

const languageOf = (language: string) => (language.startsWith('zh') ? 'zh' : 'en')

async function send(url: string, file: File): Promise<Response> {
  const headers = { accept: 'application/json', 'content-type': 'application/octet-stream' }
  const response = await fetch(url, { method: 'POST', credentials: 'same-origin', headers, body: file }).catch(() => {
    throw new ApiProblem(0, unreachable)
  })
  if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => undefined))
  return response
}
