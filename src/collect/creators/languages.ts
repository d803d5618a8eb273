import { Fault } from '../connectors/values/fault.ts'

const tags =
  'ar bg bn cs da de el en es et fa fi fil fr he hi hr hu id it ja km ko lo lt lv ms my nb nl no pl pt ro ru sk sl sr sv sw ta te th tr uk ur vi zh'.split(
    ' ',
  )

let table: ReadonlyMap<string, string> | undefined

/** A language tag from a tag, or from a name in English, in Chinese, or in the language itself. */
export function readLanguage(text: string): string | Fault {
  table ??= buildTable()
  const known = table.get(text.trim().toLowerCase())
  if (known) return known
  const [base = '', ...rest] = text.trim().split(/[-_]/)
  return rest.length > 0 && tags.includes(base.toLowerCase()) ? [base.toLowerCase(), ...rest].join('-') : unknown
}

function buildTable(): Map<string, string> {
  const names = new Map<string, string>([
    ['中文', 'zh'],
    ['汉语', 'zh'],
    ['mandarin', 'zh'],
    ['日文', 'ja'],
    ['韩文', 'ko'],
    ['英文', 'en'],
    ['德文', 'de'],
    ['法文', 'fr'],
    ['西语', 'es'],
    ['tagalog', 'fil'],
  ])
  for (const tag of tags) {
    names.set(tag, tag)
    for (const language of ['en', 'zh-Hans', tag]) {
      const name = new Intl.DisplayNames(language, { type: 'language' }).of(tag)
      if (name) names.set(name.toLowerCase(), tag)
    }
  }
  return names
}

const unknown = new Fault(
  { en: 'This language is not known.', zh: '无法识别该语言。' },
  { en: 'Use a tag such as en or zh, or the name in English or Chinese.', zh: '请使用 en、zh 等代码，或中英文名称。' },
)
