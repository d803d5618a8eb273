import type { Finding, Row } from './define.ts'

const shownLines = 20

/** The currency of each row of a table: what its cell says, else the one stated for the file. Notes cells that were left blank. */
export class RowCurrency {
  readonly #stated: string
  readonly #lines: number[] = []
  #blank = 0

  constructor(stated: string) {
    this.#stated = stated
  }

  /** `inHeader` is the currency that the header of the amounts names, if any. Throws `Unreadable` where nothing says one. */
  of(row: Row<'currency'>, inHeader = ''): string {
    const told = row.currency('currency') ?? (inHeader || undefined)
    const currency = row.need(told ?? this.#stated, 'currency')
    if (told === undefined && row.header('currency') !== '') {
      this.#blank++
      if (this.#lines.length < shownLines) this.#lines.push(row.line)
    }
    return currency
  }

  findings(): Finding[] {
    if (this.#blank === 0) return []
    const text = {
      en: `Lines leave their currency blank; they are read as ${this.#stated}. Fill it in, or state another for the file.`,
      zh: `有行未填币种，按 ${this.#stated} 读取。请补全，或为该文件指定其他币种。`,
    }
    return [{ level: 'warning', code: 'blank_currencies', text, count: this.#blank, lines: [...this.#lines] }]
  }
}
