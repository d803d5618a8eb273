import type { Text } from '../../kernel/errors.ts'

/** An event that cannot be taken: the others of its batch are. */
export class EventFault extends Error {
  readonly field: string
  readonly value: string
  readonly reason: Text
  readonly remedy: Text
  constructor(field: string, value: string, reason: Text, remedy: Text) {
    super(`${field}: ${reason.en}`)
    this.field = field
    this.value = value.slice(0, 200)
    this.reason = reason
    this.remedy = remedy
  }
}

/** Largest event, and longest id of a message. */
export const eventLimits = { bytes: 32 * 2 ** 10, idChars: 100, events: 2500 } as const

export const faults = {
  noObject: () =>
    new EventFault(
      'batch',
      '',
      { en: 'The event is no JSON object.', zh: '事件不是 JSON 对象。' },
      { en: 'Send each event as an object.', zh: '请将每个事件作为对象发送。' },
    ),
  unknownType: (type: string) =>
    new EventFault(
      'type',
      type,
      { en: 'The type of the event is not known.', zh: '无法识别事件类型。' },
      {
        en: 'Send track, page, screen, identify, group or alias.',
        zh: '类型应为 track、page、screen、identify、group 或 alias。',
      },
    ),
  noName: () =>
    new EventFault(
      'event',
      '',
      { en: 'A track call has no event name.', zh: 'track 调用缺少事件名。' },
      { en: 'Name the event in the field “event”.', zh: '请在 event 字段中填写事件名。' },
    ),
  nobody: () =>
    new EventFault(
      'anonymousId',
      '',
      {
        en: 'The event says of nobody: it has neither userId nor anonymousId.',
        zh: '事件既无 userId 也无 anonymousId。',
      },
      { en: 'Send one of the two.', zh: '请至少提供其中之一。' },
    ),
  badTime: (value: string) =>
    new EventFault(
      'timestamp',
      value,
      { en: 'This is no point in time.', zh: '时间格式无效。' },
      {
        en: 'Send ISO 8601, such as 2026-01-31T10:00:00.000Z.',
        zh: '请使用 ISO 8601 格式，例如 2026-01-31T10:00:00.000Z。',
      },
    ),
  badCurrency: (value: string) =>
    new EventFault(
      'currency',
      value,
      { en: 'There is no such currency.', zh: '没有这种货币。' },
      { en: 'Send the code of ISO 4217, such as EUR.', zh: '请使用 ISO 4217 货币代码，例如 EUR。' },
    ),
  refused: () =>
    new EventFault(
      '',
      '',
      { en: 'The warehouse could not read this event.', zh: '数据仓库无法读取该事件。' },
      {
        en: 'Report it: an event should not get this far. It is kept here as it stood.',
        zh: '请反馈此问题：事件本不应到达这一步，原文已保留。',
      },
    ),
  tooLarge: (bytes: number) =>
    new EventFault(
      'batch',
      String(bytes),
      { en: 'The event is larger than 32 KB.', zh: '事件超过 32 KB。' },
      {
        en: 'Send less with it, such as fewer products or shorter texts.',
        zh: '请减少事件内容，例如商品数量或文本长度。',
      },
    ),
} as const
