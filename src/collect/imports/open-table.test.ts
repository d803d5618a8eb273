import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { workbookOf, zipOf } from '../../../test/archives.ts'
import { readTable, tablesOf } from '../../../test/table-files.ts'

const header = 'order_id,order_date,sku,quantity,unit_price,currency'
const rows = ['1,2026-01-05,A,2,5.00,EUR', '2,2026-01-06,B,1,9.00,EUR']
const text = `${[header, ...rows].join('\n')}\n`
const cells = rows.map((row) => row.split(','))

describe('packing', () => {
  test('a gzip file is read, also one of several members', async () => {
    expect((await readTable(gzipSync(text))).cells).toEqual(cells)
    const members = Buffer.concat([gzipSync(`${header}\n${rows[0]}\n`), gzipSync(`${rows[1]}\n`)])
    expect((await readTable(members)).cells).toEqual(cells)
  })
  test('a gzip file that was broken off is an error that says so', async () => {
    const whole = gzipSync(
      `${text}${Array.from({ length: 20_000 }, (_, i) => `${i},2026-01-05,A,${i},5,EUR`).join('\n')}`,
    )
    await expect(readTable(whole.subarray(0, whole.length / 2))).rejects.toThrow(/ends too early/)
  })
  test('every file of a zip is a table, and its path is a name only', async () => {
    const zip = zipOf({ 'a/b.csv': text, 'c.csv': text, '__MACOSX/._c.csv': 'x' })
    expect(await tablesOf(zip)).toEqual(['a/b.csv', 'c.csv'])
    expect((await readTable(zip, 'c.csv')).cells).toEqual(cells)
    await expect(tablesOf(zipOf({ '../../etc/passwd.csv': text }))).rejects.toThrow(/zip/)
  })
  test('an archive within an archive is refused by its content, whatever its name', async () => {
    await expect(tablesOf(zipOf({ 'a.zip': zipOf({ 'b.csv': text }) }))).rejects.toThrow(/a\.zip/)
    await expect(readTable(zipOf({ 'a.csv': gzipSync(text) }), 'a.csv')).rejects.toThrow(/another archive/)
    await expect(readTable(gzipSync(gzipSync(text)))).rejects.toThrow(/another archive/)
  })
  test('a bomb is refused before it fills anything', async () => {
    const zeros = Buffer.alloc(80 * 2 ** 20, 'a')
    await expect(readTable(gzipSync(zeros))).rejects.toThrow(/longer than/)
    const lines = Buffer.alloc(80 * 2 ** 20, '1,2026-01-05,A,2,5.00,EUR\n')
    await expect(readTable(gzipSync(Buffer.concat([Buffer.from(`${header}\n`), lines])))).rejects.toThrow(/trap/)
    const zip = zipOf({ 'a.csv': zeros })
    await expect(readTable(zip, 'a.csv')).rejects.toThrow(/trap/)
    const lying = zipOf({ 'a.csv': zeros }, { 'a.csv': 1000 })
    await expect(readTable(lying, 'a.csv')).rejects.toThrow(/damaged|trap/)
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.csv`, 'a']))
    await expect(tablesOf(zipOf(many))).rejects.toThrow(/more than 200 files/)
  }, 60_000)
  test.each([
    ['a PDF', '%PDF-1.7 …', /PDF/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /xlsx/],
    ['a broken zip', Buffer.from('PK\x03\x04 and nothing'), /damaged/],
  ])('%s is refused with what to do instead', async (_, content, reason) => {
    await expect(tablesOf(content)).rejects.toThrow(reason)
  })
  test('bytes that are no text are refused', async () => {
    await expect(readTable(Buffer.from([1, 0, 2, 0, 0, 3, 200, 0, 0, 0, 1]))).rejects.toThrow(/no text/)
  })
})

describe('workbooks', () => {
  const sheet = [
    ['order_id', 'order_date', 'sku', 'quantity', 'unit_price', 'currency'],
    ['1', { date: 46027.4375 }, 'A', { number: '2' }, { number: '0.30000000000000004' }, 'EUR'],
    ['2', { date: 46028 }, 'B', { number: '1E3' }, { number: '12.5' }, 'EUR'],
  ] as const
  test('each sheet is a table; dates are ISO text, numbers what was typed', async () => {
    const workbook = workbookOf({ Orders: sheet, More: sheet, Empty: [] })
    expect(await tablesOf(workbook)).toEqual(['Orders', 'More'])
    const read = await readTable(workbook, 'More')
    expect(read.cells).toEqual([
      ['1', '2026-01-05 10:30:00', 'A', '2', '0.3', 'EUR'],
      ['2', '2026-01-06', 'B', '1000', '12.5', 'EUR'],
    ])
    expect(read.lines.map(({ line }) => line)).toEqual([2, 3])
  })
  test('cells that leave out where they stand follow one another', async () => {
    const gap = [['1', '', 'A', { number: '2' }, { number: '0.3' }, 'EUR']] as const
    const workbook = workbookOf({ Orders: [...sheet, ...gap], More: sheet }, 'placeless')
    expect(await tablesOf(workbook)).toEqual(['Orders', 'More'])
    expect((await readTable(workbook, 'Orders')).cells).toEqual([
      ['1', '2026-01-05 10:30:00', 'A', '2', '0.3', 'EUR'],
      ['2', '2026-01-06', 'B', '1000', '12.5', 'EUR'],
      ['1', '', 'A', '2', '0.3', 'EUR'],
    ])
  })
  test('a workbook that is too large is refused, and CSV is named', async () => {
    const big = zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(70 * 2 ** 20, ' ') })
    await expect(tablesOf(big)).rejects.toThrow(/CSV/)
  })
})

describe('encodings', () => {
  const foreign = (encoding: string, words: readonly string[], addBOM = false) =>
    iconv.encode(
      `${[`${header},title`, ...words.map((word, i) => `${i},2026-01-05,A,1,1,EUR,${word}`)].join('\r\n')}\r\n`,
      encoding,
      { addBOM },
    )
  const chinese = ['蓝色马克杯', '绿茶一百克', '红色纸灯笼，送礼首选', '收货地址不详']
  const european = ['Blauer Becher für Tee', 'Thé vert à la menthe', 'Señorita', 'Smørrebrød – 5 € das Stück']
  test.each([
    ['utf-8', 'utf-8', chinese, false],
    ['utf-8', 'utf-8', european, true],
    ['utf-16le', 'utf-16le', chinese, true],
    ['utf-16be', 'utf-16be', european, true],
    ['utf-16le', 'utf-16le', chinese, false],
    ['utf-16be', 'utf-16be', european, false],
    ['gbk', 'GB18030', chinese, false],
    ['gb18030', 'GB18030', chinese, false],
    ['windows-1252', 'windows-1252', european, false],
  ] as const)('%s is read as it was written (as %s)', async (encoding, found, words, mark) => {
    const read = await readTable(foreign(encoding, words, mark))
    expect(read.encoding).toBe(found)
    expect(read.cells.map((row) => row.at(-1))).toEqual(words)
  })
  test.each(['绿茶', '张三', '红茶礼盒', '已付款', '英国'])(
    '%s alone in a file of GBK is read as it was written',
    async (word) => {
      const read = await readTable(foreign('gbk', [word]))
      expect([read.encoding, read.cells.map((row) => row.at(-1))]).toEqual(['GB18030', [word]])
    },
  )
  test.each([
    ['euc-kr', 'EUC-KR', ['남성 재킷', '머그컵', '서울특별시', '결제완료']],
    ['euc-jp', 'EUC-JP', ['メンズジャケット', 'マグカップ', '支払い済み', '発送済み']],
  ] as const)('%s is not taken for Chinese', async (encoding, found, words) => {
    const read = await readTable(foreign(encoding, words))
    expect([read.encoding, read.cells.map((row) => row.at(-1))]).toEqual([found, words])
  })
  test('a Chinese header in GBK is found', async () => {
    const read = await readTable(
      iconv.encode('订单号,下单时间,商品编码,数量,单价,币种\n1,2026-01-05 10:00,A,1,5,CNY\n', 'gbk'),
    )
    expect(read.columns).toEqual(['订单号', '下单时间', '商品编码', '数量', '单价', '币种'])
  })
  test('a line in another encoding than its file is marked, the others are read', async () => {
    const read = await readTable(
      Buffer.concat([
        Buffer.from(`${header}\n1,2026-01-05,Mütze,1,1,EUR\n2,2026-01-05,`),
        Buffer.from([0xfc]),
        Buffer.from(',1,1,EUR\n3,2026-01-05,Öl,1,1,EUR\n'),
      ]),
    )
    expect(read.encoding).toBe('utf-8')
    expect(read.lines.map(({ line, fault }) => [line, fault])).toEqual([
      [2, undefined],
      [3, 'undecodable'],
      [4, undefined],
    ])
  })
})

describe('layout', () => {
  test.each([',', ';', '\t', '|', '^'])('cells are found when divided by %j', async (delimiter) => {
    const read = await readTable(text.replaceAll(',', delimiter))
    expect(read.delimiter).toBe(delimiter)
    expect(read.cells).toEqual(cells)
  })
  test('decimal commas do not hide the semicolons', async () => {
    const read = await readTable('Bestellung;Preis;Rabatt;Steuer\n1;1,50;0,10;0,30\n2;2,50;0,10;0,30\n')
    expect(read.columns).toEqual(['Bestellung', 'Preis', 'Rabatt', 'Steuer'])
  })
  test('titles above the header are kept apart', async () => {
    const read = await readTable(`Order report\n"1 January 2026 - 31 January 2026"\n${text}`)
    expect(read.preamble).toEqual([['Order report'], ['1 January 2026 - 31 January 2026']])
    expect(read.lines.map(({ line }) => line)).toEqual([4, 5])
  })
  test('old line ends, repeated names and a separator line of a spreadsheet are understood', async () => {
    expect((await readTable(text.replaceAll('\n', '\r'))).cells).toEqual(cells)
    expect((await readTable(`sep=;\n${text.replaceAll(',', ';')}`)).cells).toEqual(cells)
    expect((await readTable('a,b,a\n1,2,3\n')).columns).toEqual(['a', 'b', 'a (2)'])
  })
  test('columns that a quarantine download adds are none of the file', async () => {
    expect((await readTable('a,b,millpond_line,millpond_reason\n1,2,3,4\n')).columns).toEqual(['a', 'b', '', ''])
  })
  test('an empty file is an error, a header alone a table without lines', async () => {
    await expect(readTable('')).rejects.toThrow(/empty/)
    await expect(readTable(' \n\n')).rejects.toThrow(/header|empty/)
    expect((await readTable(`${header}\n`)).cells).toEqual([])
  })
})
