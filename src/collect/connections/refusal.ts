import type { Text } from '../../kernel/errors.ts'

/**
 * Why a platform does not answer. `expired`: the token is no longer good. `busy`: ask again in a moment. `spent`: nothing more
 * until a time, since what may be asked is used up. `access`: a person has to do something. `refused`: it will not be answered.
 */
export type RefusalKind = 'expired' | 'busy' | 'spent' | 'access' | 'refused'

export type Refusal = {
  kind: RefusalKind
  /** In the platform's own words. */
  said: string
  /** When it may be asked again, for `busy` and `spent`. */
  until?: Date | undefined
  /** What a person can do, where it is known better than by the kind. */
  remedy?: Text | undefined
}

/** Ends a read. Nothing in it is secret. */
export class ReadFault extends Error {
  readonly kind: Exclude<RefusalKind, 'expired'>
  /** In the platform's own words. */
  readonly said: string
  readonly text: Text
  readonly remedy: Text
  readonly until: Date | undefined
  constructor({ kind, said, until, remedy }: Refusal) {
    const told = kind === 'expired' ? 'access' : kind
    const text = sentences[told](said)
    super(text.en)
    this.name = 'ReadFault'
    this.kind = told
    this.said = said
    this.text = text
    this.remedy = remedy ?? remedies[told]
    this.until = until
  }
}

const sentences = {
  busy: (said: string): Text => ({
    en: `The platform did not answer after several tries: ${said}`,
    zh: `多次尝试后平台仍无响应：${said}`,
  }),
  spent: (said: string): Text => ({
    en: `What may be asked of the platform is used up for now: ${said}`,
    zh: `平台的调用额度暂时用完：${said}`,
  }),
  access: (said: string): Text => ({
    en: `The platform no longer lets this connection in: ${said}`,
    zh: `平台拒绝了此连接的访问：${said}`,
  }),
  refused: (said: string): Text => ({ en: `The platform refused: ${said}`, zh: `平台拒绝了请求：${said}` }),
}

const remedies = {
  busy: {
    en: 'Nothing has to be done: it is read again in an hour, from where it stopped.',
    zh: '无需处理：一小时后会从中断处继续读取。',
  },
  spent: {
    en: 'Nothing has to be done: it goes on from where it stopped when the platform allows it again.',
    zh: '无需处理：额度恢复后会从中断处继续读取。',
  },
  access: {
    en: 'Let Millpond in again at the platform, and write the new secrets under "Edit secrets". What was read stays.',
    zh: '请在平台重新授权，并在“修改密钥”中填写新的密钥。已读取的数据不受影响。',
  },
  refused: {
    en: 'Look whether the settings of the connection are right, and read again.',
    zh: '请检查连接的设置是否正确，然后重新读取。',
  },
} as const satisfies Record<Exclude<RefusalKind, 'expired'>, Text>
