import type { KeptFile } from './files.ts'
import type { Holding } from './tables.ts'

type Contents = { counts: ReadonlyMap<Holding, number>; registryRows: number; files: readonly KeptFile[] }

const others = {
  ids: { en: 'Every id by which the person is known here.', zh: '此人在系统中的全部标识。' },
  registry: {
    en: 'Previews of imports and entries of the trail that quote the person.',
    zh: '引用此人信息的导入预览与操作记录。',
  },
  files: { en: 'Kept files of imports in which the person stands.', zh: '包含此人信息的导入原始文件。' },
}

/** What each file of an export is, in both languages. */
export function readme({ counts, registryRows, files }: Contents): string {
  const lines = [
    { name: 'ids.json', rows: 1, doc: others.ids },
    ...[...counts].map(([{ table, doc }, rows]) => ({ name: `${table}.ndjson`, rows, doc })),
    ...(registryRows > 0 ? [{ name: 'registry.ndjson', rows: registryRows, doc: others.registry }] : []),
    ...(files.length > 0 ? [{ name: 'files.ndjson', rows: files.length, doc: others.files }] : []),
  ]
  return [
    'All that Millpond holds of one person. Each .ndjson file is a table, one row a line, as JSON. Times are UTC; amounts whose',
    'names end in _minor are in the smallest unit of their currency.',
    'Millpond 中与一个人有关的全部数据。每个 .ndjson 文件对应一张表，每行一条 JSON 记录。时间为 UTC；名称以 _minor 结尾的金额',
    '以该货币的最小单位计。',
    '',
    ...lines.flatMap(({ name, rows, doc }) => [`${name} (${rows})`, `  ${doc.en}`, `  ${doc.zh}`]),
    '',
  ].join('\n')
}
