/** What an imported file may be at most. Beyond it the file or the line is refused by name; memory stays flat. */
export const limits = {
  /** Tables in one zip. */
  zipEntries: 200,
  /** Bytes that one file may unpack to. */
  unpackedBytes: 256 * 2 ** 30,
  /** Times that a file may grow while it is unpacked, once it is larger than `ratioFromBytes`. Exports reach 60. */
  ratio: 200,
  ratioFromBytes: 64 * 2 ** 20,
  /** XML in one workbook. A workbook cannot be read as a stream. */
  workbookBytes: 64 * 2 ** 20,
  /** Characters of one line. */
  lineChars: 2 ** 20,
  /** Characters of a record that goes over several lines. Smaller, since an open quote swallows what follows. */
  quotedChars: 2 ** 17,
  /** Bytes on which encoding and delimiter are decided. */
  headBytes: 2 ** 20,
  /** Rows among which the header is looked for. */
  headerRows: 30,
  /** Rows that are shown, and from which styles of dates and numbers are recognised. */
  sampleRows: 500,
} as const

/** "64 MB", for sentences about limits. */
export function sizeText(bytes: number): string {
  const [size, unit] = bytes >= 2 ** 30 ? [2 ** 30, 'GB'] : bytes >= 2 ** 20 ? [2 ** 20, 'MB'] : [2 ** 10, 'KB']
  return `${Math.round(bytes / size)} ${unit}`
}
