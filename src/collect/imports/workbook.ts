import { Worker } from 'node:worker_threads'
import type { Text } from '../../kernel/errors.ts'
import { limits, sizeText } from './limits.ts'
import { readParts } from './place-cells.ts'
import { unreadable } from './unreadable.ts'
import type { ZipEntry } from './zip.ts'

/** What the worker is asked: the names of the sheets that hold something, or the rows of one of them. */
export type WorkbookTask = { path: string; sheet: string | undefined }
export type WorkbookAnswer = { sheets: string[] } | { rows: string[][]; done: boolean } | { failed: string }

/** Memory that reading one workbook may take; a sheet that claims a million empty columns ends here. */
const workerMemoryMb = 700

/** Whether the entries of a zip are those of a workbook. */
export function isWorkbook(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => name === 'xl/workbook.xml')
}

/** Throws `unreadable_file` for a workbook that is too large to be held in memory. */
export function refuseLargeWorkbook(entries: readonly ZipEntry[], file: string): void {
  const bytes = entries.reduce((sum, entry) => sum + (readParts.test(entry.name) ? entry.bytes : 0), 0)
  if (bytes <= limits.workbookBytes) return
  const [size, most] = [sizeText(bytes), sizeText(limits.workbookBytes)]
  throw unreadable(file, {
    en: `the workbook holds ${size}, more than the ${most} that are read; save its sheet as CSV, which has no limit`,
    zh: `工作簿解压后有 ${size}，超过可读取的 ${most}；请将工作表另存为 CSV，CSV 没有此限制`,
  })
}

/** Names of the sheets that hold any cell, in their order. */
export async function listSheets(path: string, file: string): Promise<string[]> {
  for await (const answer of ask({ path, sheet: undefined }, file)) if ('sheets' in answer) return answer.sheets
  return []
}

/** Rows of a sheet as text, in batches; empty rows between others are given, so that the count is that of the sheet. */
export async function* sheetRows(path: string, file: string, sheet: string): AsyncGenerator<string[][]> {
  for await (const answer of ask({ path, sheet }, file)) if ('rows' in answer) yield answer.rows
}

/** One batch is asked for at a time. The worker ends with the loop over its answers. */
async function* ask(task: WorkbookTask, file: string): AsyncGenerator<WorkbookAnswer> {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: workerMemoryMb },
  })
  try {
    while (true) {
      const answer = await new Promise<WorkbookAnswer>((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', (error: Error & { code?: string }) => {
          const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          reject(unreadable(file, full ? tooLarge : damaged, error))
        })
        worker.postMessage('next')
      })
      worker.removeAllListeners()
      if ('failed' in answer) throw unreadable(file, damaged, answer.failed)
      yield answer
      if ('sheets' in answer || answer.done) return
    }
  } finally {
    await worker.terminate()
  }
}

const tooLarge: Text = {
  en: 'its sheets are too large to be read; save them as CSV',
  zh: '工作表过大，无法读取；请另存为 CSV',
}
const damaged: Text = {
  en: 'the workbook is damaged; open and save it again, or save its sheet as CSV',
  zh: '工作簿已损坏；请打开后重新保存，或将工作表另存为 CSV',
}
