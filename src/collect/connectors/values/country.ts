import { countryCodes } from './country-codes.ts'
import { Fault } from './fault.ts'

/** Names that shops use beside the official ones. An empty code means: no country is stated. */
const aliases: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  eire: 'IE',
  'republic of ireland': 'IE',
  usa: 'US',
  'u s a': 'US',
  'u s': 'US',
  'united states of america': 'US',
  美利坚合众国: 'US',
  rsa: 'ZA',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  'republic of korea': 'KR',
  korea: 'KR',
  'korea republic of': 'KR',
  'viet nam': 'VN',
  'russian federation': 'RU',
  uae: 'AE',
  'hong kong': 'HK',
  'hong kong sar': 'HK',
  macau: 'MO',
  macao: 'MO',
  turkey: 'TR',
  'ivory coast': 'CI',
  burma: 'MM',
  swaziland: 'SZ',
  'cape verde': 'CV',
  'east timor': 'TL',
  macedonia: 'MK',
  palestine: 'PS',
  'vatican city': 'VA',
  "people's republic of china": 'CN',
  'mainland china': 'CN',
  中国大陆: 'CN',
  英格兰: 'GB',
  中国香港: 'HK',
  中国澳门: 'MO',
  中国台湾: 'TW',
  南韩: 'KR',
  阿联酋: 'AE',
  // The islands have no code together; Jersey is the larger of the two with one.
  'channel islands': 'JE',
  'european community': '',
  'european union': '',
  unspecified: '',
  unknown: '',
  other: '',
  others: '',
  'rest of world': '',
  其他: '',
  未知: '',
}

let table: ReadonlyMap<string, string> | undefined

/** An ISO code of two letters from a code of two or three letters or a name in English or Chinese; '' for "Unspecified". */
export function readCountry(text: string): string | Fault {
  table ??= buildTable()
  return table.get(text) ?? table.get(normaliseName(text)) ?? unknown
}

function buildTable(): Map<string, string> {
  const names = new Map<string, string>()
  for (const locale of ['en', 'zh-Hans', 'zh-Hant']) {
    for (const style of ['long', 'short'] as const) {
      const display = new Intl.DisplayNames(locale, { type: 'region', style })
      for (const [two] of countryCodes) names.set(normaliseName(display.of(two) ?? two), two)
    }
  }
  for (const [two, three] of countryCodes) names.set(two, two).set(two.toLowerCase(), two).set(three.toLowerCase(), two)
  for (const [name, code] of Object.entries(aliases)) names.set(normaliseName(name), code)
  return names
}

/** Without case, accents, punctuation and "the": "Türkiye" and "turkiye" are one. */
function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
}

const unknown = new Fault(
  { en: 'This country is not known.', zh: '无法识别该国家或地区。' },
  { en: 'Use the code of two letters, such as DE or US.', zh: '请使用两位国家代码，如 DE 或 US。' },
)
