/** Text is made bytes in pieces of so many characters: small enough to be garbage while it is young. */
const pieceChars = 16 * 1024
/** Most bytes that UTF-8 takes for a character of JavaScript. */
const bytesPerChar = 3

/** Rows as the bytes of TabSeparated, in a buffer that grows and can be handed to another thread as it is. */
export class RowBytes {
  #bytes: Buffer
  #length = 0
  #text = ''

  constructor(expectedBytes: number) {
    this.#bytes = Buffer.allocUnsafeSlow(expectedBytes + bytesPerChar * pieceChars)
  }

  add(row: string): void {
    this.#text += `${row}\n`
    if (this.#text.length > pieceChars) this.#write()
  }

  /** All rows that were added. The buffer is the caller's from now on. */
  take(): Uint8Array<ArrayBuffer> {
    this.#write()
    const { buffer, byteOffset } = this.#bytes
    return new Uint8Array(buffer as ArrayBuffer, byteOffset, this.#length)
  }

  #write(): void {
    const most = this.#length + bytesPerChar * this.#text.length
    if (most > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, most))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    this.#length += this.#bytes.write(this.#text, this.#length)
    this.#text = ''
  }
}
