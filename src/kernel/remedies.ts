import type { ProblemCode, Text } from './errors.ts'

/** Why each error comes and what mends it: the pages of docs/errors, and what the command line adds to the sentence. */
export const remedies: Readonly<Record<ProblemCode, { cause: Text; remedy: Text }>> = {
  bad_request: {
    cause: {
      en: 'A parameter or a part of the body is missing, or is not of the form that the route takes. `field` names it.',
      zh: '缺少参数或请求体的某一部分，或其格式不符合该接口要求。`field` 指出是哪一项。',
    },
    remedy: {
      en: 'Compare the request with /openapi.json (or `millpond <command> --help`) and send the field as described.',
      zh: '对照 /openapi.json（或 `millpond <命令> --help`）检查请求，按说明填写该字段。',
    },
  },
  bad_setting: {
    cause: {
      en: 'An environment variable of Millpond has a value it cannot have, or a name that does not exist.',
      zh: 'Millpond 的某个环境变量取值无效，或名称不存在。',
    },
    remedy: {
      en: 'Correct or remove the setting; docs/reference/settings.md lists all of them. `millpond doctor` checks them.',
      zh: '更正或删除该配置项；全部配置项见 docs/reference/settings.md。可运行 `millpond doctor` 检查。',
    },
  },
  not_signed_in: {
    cause: {
      en: 'There is no session (or it has ended), and no valid API key came with the request.',
      zh: '没有登录会话（或会话已过期），请求也未携带有效的 API 密钥。',
    },
    remedy: {
      en: 'Sign in on the dashboard, or send `Authorization: Bearer mp_…` with a key made under Settings.',
      zh: '在仪表盘登录，或发送 `Authorization: Bearer mp_…`，密钥可在“设置”中创建。',
    },
  },
  wrong_credentials: {
    cause: {
      en: 'No user has this e-mail with this password. Which of the two is wrong is not said, on purpose.',
      zh: '没有与该邮箱和密码匹配的用户。出于安全考虑，不会说明是哪一项有误。',
    },
    remedy: {
      en: 'Try again, or set a new password on the machine that runs Millpond: `millpond user password <e-mail>`.',
      zh: '请重试，或在运行 Millpond 的机器上重设密码：`millpond user password <邮箱>`。',
    },
  },
  bad_signature: {
    cause: {
      en: 'A webhook came whose signature over its body fits neither the secret of the source nor, for an hour, the one before.',
      zh: '收到的 webhook 签名与该来源的密钥（更换后一小时内也包括旧密钥）都不相符。',
    },
    remedy: {
      en: 'Copy the secret from the shop to the source again (Data → Sources), or make a new one and put it into the shop. A proxy must pass the body on unchanged.',
      zh: '在“数据 → 来源”中重新填写店铺的密钥，或生成新密钥并填入店铺。若前面有代理，必须原样转发请求体。',
    },
  },
  not_allowed: {
    cause: {
      en: 'Your role in this brand, or the scope of the API key, does not cover the action.',
      zh: '你在该品牌中的角色，或 API 密钥的权限范围，不允许此操作。',
    },
    remedy: {
      en: 'Ask an owner of the brand for the role that is named, or use a key with a wider scope.',
      zh: '请品牌所有者授予所需角色，或使用权限更大的密钥。',
    },
  },
  wrong_origin: {
    cause: {
      en: 'A change came with a session cookie but from another site, or without saying from where.',
      zh: '修改请求携带了会话 Cookie，但来自其他站点，或未注明来源。',
    },
    remedy: {
      en: 'Open the dashboard under its own address; behind a proxy set MILLPOND_URL to it. Programs use an API key.',
      zh: '请通过仪表盘自己的地址访问；若前面有代理，请将 MILLPOND_URL 设为该地址。程序请使用 API 密钥。',
    },
  },
  foreign_page: {
    cause: {
      en: 'The source names the hosts whose pages may send with its write key, and the page that sent is of another.',
      zh: '该来源限定了可以使用其写入密钥的网站，而发送的页面不在其中。',
    },
    remedy: {
      en: 'Add the host under Data → Sources (or `millpond sources hosts <id> <host…>`), or take all hosts away to let any page send.',
      zh: '在“数据 → 来源”中加入该网站（或运行 `millpond sources hosts <id> <网站…>`）；清空列表则不作限制。',
    },
  },
  not_found: {
    cause: {
      en: 'The id or the address does not exist, or belongs to a brand that you are not a member of.',
      zh: '该编号或地址不存在，或属于你没有加入的品牌。',
    },
    remedy: {
      en: 'Look the id up in its list first (`millpond brands`, `millpond imports`, GET /api/v1/me).',
      zh: '先在对应列表中查找编号（`millpond brands`、`millpond imports`、GET /api/v1/me）。',
    },
  },
  conflict: {
    cause: {
      en: 'The thing is in a state that does not allow the action, or someone else has changed it meanwhile.',
      zh: '对象当前的状态不允许该操作，或期间已被他人修改。',
    },
    remedy: {
      en: 'Load it again, look at its state, and repeat the action where it still makes sense.',
      zh: '重新加载并查看其状态，如仍有必要再重试。',
    },
  },
  too_large: {
    cause: { en: 'The file or the body is larger than the server takes.', zh: '文件或请求体超过服务器允许的大小。' },
    remedy: {
      en: 'Split the file, compress it with gzip, or raise MILLPOND_UPLOAD_LIMIT and start again.',
      zh: '拆分文件、用 gzip 压缩，或调大 MILLPOND_UPLOAD_LIMIT 后重新启动。',
    },
  },
  too_many_requests: {
    cause: {
      en: 'More requests came from one caller in a minute than are allowed.',
      zh: '同一调用方每分钟请求数超过上限。',
    },
    remedy: {
      en: 'Wait for the seconds that the Retry-After header names; raise MILLPOND_REQUESTS_PER_MINUTE if it is your own program.',
      zh: '等待 Retry-After 响应头给出的秒数；若是自己的程序，可调大 MILLPOND_REQUESTS_PER_MINUTE。',
    },
  },
  unknown_currency: {
    cause: {
      en: 'A currency is given that is not an ISO 4217 code in capitals.',
      zh: '所给货币不是大写的 ISO 4217 代码。',
    },
    remedy: { en: 'Write a code such as USD, EUR, JPY or CNY.', zh: '请填写 USD、EUR、JPY、CNY 之类的代码。' },
  },
  unknown_time_zone: {
    cause: { en: 'A time zone is given that the IANA list does not have.', zh: '所给时区不在 IANA 列表中。' },
    remedy: {
      en: 'Write a name such as America/New_York, Europe/Berlin or Asia/Shanghai.',
      zh: '请填写 America/New_York、Europe/Berlin、Asia/Shanghai 之类的名称。',
    },
  },
  missing_rate: {
    cause: {
      en: 'Amounts of a foreign currency fall on a day with no exchange rate on it or up to seven days before. Millpond never guesses a rate.',
      zh: '某日存在外币金额，但当日及之前七天内都没有汇率。Millpond 从不猜测汇率。',
    },
    remedy: {
      en: 'Import a rates file that covers the day (the history file of the European Central Bank, or a table day, base, quote, rate).',
      zh: '导入覆盖该日期的汇率文件（欧洲央行历史文件，或含 day、base、quote、rate 列的表格）。',
    },
  },
  import_waits: {
    cause: {
      en: 'A file was read and waits for a person: nobody has confirmed it yet, or a finding of it has to be accepted by name.',
      zh: '文件已读取，正在等待确认：尚无人确认，或有提示必须逐项确认。',
    },
    remedy: {
      en: 'Look at what was found and at the lines in quarantine. Then run the command that is named; or correct the file, cancel this import with `millpond imports cancel <id>`, and import the file again.',
      zh: '请查看提示和隔离的行。确认无误后运行上面的命令；否则请更正文件，用 `millpond imports cancel <编号>` 取消本次导入，再重新导入。',
    },
  },
  unreadable_file: {
    cause: {
      en: 'The file is damaged, cut short, encrypted, or not of a kind that Millpond reads.',
      zh: '文件已损坏、不完整、被加密，或不是 Millpond 支持的类型。',
    },
    remedy: {
      en: 'Export it again, and send CSV, TSV or XLSX, plain or packed with gzip or zip. Nothing of it was written.',
      zh: '请重新导出，并以 CSV、TSV、XLSX 形式上传，可用 gzip 或 zip 压缩。该文件没有写入任何数据。',
    },
  },
  unknown_table: {
    cause: { en: 'No connector knows the header of this table.', zh: '没有连接器能识别该表的表头。' },
    remedy: {
      en: 'Choose a source and what each column means on the import page, or `millpond import --connector … --map field=header`.',
      zh: '在导入页面选择来源及各列含义，或使用 `millpond import --connector … --map 字段=表头`。',
    },
  },
  store_locked: {
    cause: {
      en: 'Only one process may open a data directory, and another one has it.',
      zh: '一个数据目录只能由一个进程打开，目前已被占用。',
    },
    remedy: {
      en: 'Stop the process that is named, or set MILLPOND_DATA to another directory. The command line talks to a running server by itself.',
      zh: '停止所指进程，或将 MILLPOND_DATA 设为其他目录。命令行会自动连接正在运行的服务。',
    },
  },
  disk_full: {
    cause: { en: 'The disk of the data directory has no space left.', zh: '数据目录所在磁盘已无剩余空间。' },
    remedy: {
      en: 'Free space. What was acknowledged is safe; an interrupted import goes on at its next start or can be cancelled.',
      zh: '释放空间。已确认的数据是安全的；被中断的导入会在下次启动时继续，也可以取消。',
    },
  },
  too_little_memory: {
    cause: {
      en: 'Rows were to be written while much else went on, and the memory of the warehouse was used up.',
      zh: '写入数据时数据仓库正忙，内存已用尽。',
    },
    remedy: {
      en: 'Events wait on the disk and are tried again by themselves; try anything else again when it is calmer. If it comes often, raise MILLPOND_MEMORY.',
      zh: '事件已存盘，会自动重试；其他操作请在空闲时重试。如频繁出现，请调大 MILLPOND_MEMORY。',
    },
  },
  warehouse_away: {
    cause: {
      en: 'The ClickHouse server does not answer, or broke the connection off.',
      zh: 'ClickHouse 服务器没有响应，或连接被中断。',
    },
    remedy: {
      en: 'Look whether it runs and whether CLICKHOUSE_URL leads to it. Events wait on the disk meanwhile and go in by themselves once it is back.',
      zh: '检查服务器是否在运行、CLICKHOUSE_URL 是否正确。期间收到的事件保存在磁盘上，恢复后会自动写入。',
    },
  },
  query_too_heavy: {
    cause: {
      en: 'The question took more time, memory or rows than one question may.',
      zh: '查询所需的时间、内存或行数超过单次查询上限。',
    },
    remedy: {
      en: 'Narrow the period or the filters, or choose a coarser step; MILLPOND_MEMORY raises the limit of memory.',
      zh: '缩小时间范围、增加筛选条件或选择更粗的粒度；也可用 MILLPOND_MEMORY 提高内存上限。',
    },
  },
  cancelled: {
    cause: { en: 'The caller went away or cancelled the work.', zh: '调用方已断开或取消了任务。' },
    remedy: { en: 'Nothing; ask again if it is still wanted.', zh: '无需处理；如仍需要，请重新发起。' },
  },
  not_running: {
    cause: { en: 'The server could not be reached, or closed the connection.', zh: '无法连接服务器，或连接被关闭。' },
    remedy: {
      en: 'Start it with `npm start`, and look at its log; `millpond doctor` checks the machine.',
      zh: '用 `npm start` 启动并查看日志；`millpond doctor` 可检查运行环境。',
    },
  },
  internal: {
    cause: { en: 'A fault in Millpond, or in what it stands on.', zh: 'Millpond 或其依赖出现故障。' },
    remedy: {
      en: 'Find the id in the log; it has the cause. Report it with the id and the lines around it.',
      zh: '在日志中查找该编号，可看到原因。请附上编号及相关日志行反馈。',
    },
  },
}
