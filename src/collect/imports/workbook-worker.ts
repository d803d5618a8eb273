import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import readWorkbook, { readSheet } from 'read-excel-file/node'
import { placeCells } from './place-cells.ts'
import { cellText, plainNumber } from './sheet-cell.ts'
import type { WorkbookAnswer, WorkbookTask } from './workbook.ts'

// Reading a workbook takes seconds of computing and hundreds of megabytes: here it holds up nobody.
const batchRows = 2_000
const { path, sheet } = workerData as WorkbookTask
const port = parentPort

const answers = sheet === undefined ? sheets() : rows(sheet)
port?.on('message', async () => {
  try {
    const { value } = await answers.next()
    port.postMessage(value)
  } catch (error) {
    port.postMessage({ failed: String(error) } satisfies WorkbookAnswer)
  }
})

async function* sheets(): AsyncGenerator<WorkbookAnswer> {
  const found = await read((workbook) => readWorkbook(workbook, { parseNumber: plainNumber }))
  yield { sheets: found.filter(({ data }) => data.length > 0).map((one) => one.sheet) }
}

async function* rows(name: string): AsyncGenerator<WorkbookAnswer> {
  const data = await read((workbook) => readSheet(workbook, name, { parseNumber: plainNumber, trim: false }))
  for (let from = 0; from < data.length; from += batchRows) {
    const batch = data
      .slice(from, from + batchRows)
      .map((row) => row.map((cell) => cellText(cell as Parameters<typeof cellText>[0])))
    yield { rows: batch, done: from + batchRows >= data.length }
  }
  if (data.length === 0) yield { rows: [], done: true }
}

/** Reads the workbook as it is, and where that fails with the places that its cells leave out. */
async function read<Result>(reader: (workbook: string | Buffer) => Promise<Result>): Promise<Result> {
  try {
    return await reader(path)
  } catch (error) {
    const placed = placeCells(await readFile(path))
    if (!placed) throw error
    return reader(placed)
  }
}
