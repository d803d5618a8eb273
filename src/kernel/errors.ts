/** A sentence in both languages of the product. */
export type Text = { readonly en: string; readonly zh: string }

/**
 * Every error a user can meet: its HTTP status and its public sentence.
 * The code is its name everywhere (API, command line, docs/errors/<code>.md). `{name}` is filled from the details.
 */
export const problems = {
  bad_request: [400, 'The request is not valid: {reason}', '请求无效：{reason}'],
  bad_setting: [400, 'The setting {setting} is not valid: {reason}', '配置项 {setting} 无效：{reason}'],
  not_signed_in: [401, 'Sign in, or send an API key.', '请先登录，或提供 API 密钥。'],
  wrong_credentials: [401, 'The e-mail or the password is wrong.', '邮箱或密码不正确。'],
  bad_signature: [
    401,
    'The webhook is not signed with the secret of this source.',
    'webhook 的签名与该来源的密钥不符。',
  ],
  not_allowed: [
    403,
    'Your role ({role}) may not do this; it takes {needs}.',
    '当前角色（{role}）无此权限，需要 {needs}。',
  ],
  wrong_origin: [
    403,
    'A change that comes with a cookie must come from this address itself, and says so in its Origin header.',
    '携带 Cookie 的修改请求必须来自本站，并在 Origin 请求头中注明。',
  ],
  foreign_page: [403, 'Pages of {origin} may not send with this write key.', '{origin} 的页面不能使用该写入密钥发送。'],
  not_found: [404, 'There is no {what} with this name here.', '找不到{what}。'],
  conflict: [409, 'This cannot be done now: {reason}', '当前无法执行：{reason}'],
  too_large: [413, 'This is larger than the limit of {limit}.', '超过上限 {limit}。'],
  too_many_requests: [
    429,
    'Too many requests. Try again in {seconds} seconds.',
    '请求过于频繁，请在 {seconds} 秒后重试。',
  ],
  unknown_currency: [400, '"{value}" is not an ISO 4217 currency code.', '“{value}”不是 ISO 4217 货币代码。'],
  unknown_time_zone: [400, '"{value}" is not an IANA time zone.', '“{value}”不是 IANA 时区。'],
  missing_rate: [
    422,
    'No exchange rate for {currency} on {day}. Import a rates file that covers this day, then try again.',
    '缺少 {day} 的 {currency} 汇率。请导入覆盖该日期的汇率文件后重试。',
  ],
  unreadable_file: [422, 'The file {file} cannot be read: {reason}', '无法读取文件 {file}：{reason}'],
  unknown_table: [
    422,
    'The columns of {file} are not known. Choose what each column means; the choice is remembered.',
    '无法识别 {file} 的列。请指定每一列的含义，系统会记住该映射。',
  ],
  import_waits: [409, '{file} is read, and nothing of it counts yet: {reason}', '{file} 已读取，尚未计入：{reason}'],
  store_locked: [
    409,
    'Another process ({pid}) has the data directory {path} open. Stop it, or use another MILLPOND_DATA.',
    '另一个进程（{pid}）正在使用数据目录 {path}。请先停止它，或更换 MILLPOND_DATA。',
  ],
  disk_full: [
    507,
    'The disk is full: {path}. Free some space; the work goes on where it stopped.',
    '磁盘已满：{path}。请释放空间，任务会从中断处继续。',
  ],
  query_too_heavy: [
    422,
    'The question takes more than it may ({limit}). Narrow the period or the filters.',
    '查询超出限制（{limit}）。请缩小时间范围或增加筛选条件。',
  ],
  too_little_memory: [
    503,
    'The warehouse had too little memory to write this ({limit}).',
    '数据仓库内存不足（{limit}），写入未完成。',
  ],
  warehouse_away: [503, 'The warehouse cannot be reached ({reason}).', '数据仓库无法连接（{reason}）。'],
  cancelled: [499, 'Cancelled.', '已取消。'],
  not_running: [503, 'No answer from {url}: {reason}', '{url} 没有响应：{reason}'],
  internal: [500, 'Something went wrong on our side. The log has it under {id}.', '系统出错，日志编号 {id}。'],
} as const satisfies Record<string, readonly [number, string, string]>

export type ProblemCode = keyof typeof problems
export type Details = Readonly<Record<string, string | number>>
/** Details as they are given: a text is told in the language of the sentence that it stands in. */
type Given = Readonly<Record<string, string | number | Text>>

/** An error with a public sentence. `cause` is for the log only and never leaves the process. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: Details
  readonly #inChinese: Details
  constructor(code: ProblemCode, given: Given = {}, cause?: unknown) {
    const details = inLanguage(given, 'en')
    super(fill(problems[code][1], details), { cause })
    this.name = 'Problem'
    this.code = code
    this.details = details
    this.#inChinese = inChinese(inLanguage(given, 'zh'))
  }
  get status(): number {
    return problems[this.code][0]
  }
  get text(): Text {
    return { en: this.message, zh: fill(problems[this.code][2], this.#inChinese) }
  }
}

function fill(sentence: string, details: Details): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? `{${name}}`))
}

function inLanguage(given: Given, language: keyof Text): Details {
  const entries = Object.entries(given)
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]))
}

/** What a sentence may say is missing, as Chinese readers call it; names and addresses stay as they are. */
const things: Readonly<Record<string, string>> = {
  brand: '该品牌',
  import: '该导入记录',
  invitation: '该邀请',
  key: '该密钥',
  member: '该成员',
  order: '该订单',
  source: '该来源',
  user: '该用户',
  person: '此人',
  move: '该建议',
  erasure: '该删除记录',
  connection: '该连接',
  asset: '该素材',
  placement: '该投放位置',
  gallery: '该图集',
  file: '该文件',
  'version of the channel rules': '该版本的渠道规则',
}

function inChinese(details: Details): Details {
  const { what } = details
  return what === undefined ? details : { ...details, what: things[what] ?? ` ${what}` }
}
