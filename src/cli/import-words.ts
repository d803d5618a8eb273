/** What the command line calls the states and counts of an import in Chinese; in English they are called as the API calls them. */
const chinese: Readonly<Record<string, string>> = {
  uploaded: '排队中',
  waiting: '排队中',
  reading: '读取中',
  rereading: '重新读取中',
  checking: '检查中',
  unmapped: '待映射',
  ready: '待确认',
  committing: '写入中',
  writing: '写入中',
  committed: '已导入',
  failed: '失败',
  cancelled: '已取消',
  undone: '已撤销',
  rows_in: '读入行数',
  imported: '新增',
  already_there: '已存在',
  replaced: '更新',
  quarantined: '已隔离',
  ignored: '忽略',
}

export function importWord(name: string, language: 'en' | 'zh'): string {
  const plain = name.replaceAll('_', ' ')
  return language === 'zh' ? (chinese[name] ?? plain) : plain
}
