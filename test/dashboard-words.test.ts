import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { factNames } from '../src/collect/imports/staging.ts'
import { importAnswer } from '../src/http/import-answer.ts'
import { bases, channelNames, lineKinds, platformNames, salesChannels, tolls } from '../src/kernel/channel.ts'
import { eventNames } from '../src/kernel/event-words.ts'
import { platformNames as socialNames } from '../src/kernel/social-platform.ts'
import { walk } from '../src/measure/economics/walk.ts'
import { questions } from '../src/predict/catalogue.ts'
import en from '../web/src/i18n/en.json' with { type: 'json' }
import zh from '../web/src/i18n/zh-CN.json' with { type: 'json' }

const root = join(import.meta.dirname, '..')

/** What a pattern finds in the TypeScript files of a folder, or in one file. */
function named(path: string, pattern: RegExp): string[] {
  const full = join(root, path)
  const files = path.endsWith('.ts')
    ? [full]
    : readdirSync(full)
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => join(full, name))
  const found = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name = '']) => name))
  expect(found, `${path} names something`).not.toEqual([])
  return found
}

/** Where money is spent. What platforms of creators are called is told by another list. */
const platforms = [
  ...named('src/collect/connectors', /platform: '(\w+)'/g).filter((name) => !(name in socialNames)),
  ...named('src/collect/connectors/values/platform.ts', /\/i, '(\w+)'\]/g),
  ...named('src/manage/spend-rules.ts', /platform: '(\w+)'/g),
]
const amounts = named('src/measure/order-entries.ts', /\('(\w+)', (?:toNullable|\w+,)/g)

test.each([
  ['channel', salesChannels],
  ['line_kind', lineKinds],
  ['step', [...tolls, 'goods', ...amounts]],
  ['basis', bases.filter((one) => one !== 'none')],
  ['basis_doc', bases.filter((one) => one !== 'none')],
  ['entry', ['sale', 'refund', 'return', 'cancellation', 'fee', 'spend']],
  ['platform', platforms],
  ['fact', factNames],
  ['kind', ['ads', 'creator', 'affiliate', 'level', 'step']],
  ['fulfilment', ['own', 'marketplace']],
  ['status', ['placed', 'pending', 'cancelled', 'sample']],
  ['customer', ['new', 'returning', 'unknown']],
  ['event', named('src/collect/gateway/event-names.ts', /: '(\w+)',/g)],
] satisfies [keyof typeof en.words, readonly string[]][])(
  'every %s has its words in both languages',
  (group, values) => {
    const lacking = (words: Record<string, string>) => [...new Set(values)].filter((value) => !words[value])
    expect([lacking(en.words[group]), lacking(zh.words[group])]).toEqual([[], []])
  },
)

test.each([
  ['channel', channelNames],
  ['platform', platformNames],
  ['event', eventNames],
] as const)('a %s is called in sentences as on the dashboard', (group, names) => {
  const called = (language: 'en' | 'zh') =>
    Object.fromEntries(Object.entries(names).map(([id, text]) => [id, text[language]]))
  expect(called('en')).toEqual(en.words[group])
  expect(called('zh')).toEqual(zh.words[group])
})

test('every status of an import has its words in both languages', () => {
  const { options } = importAnswer.shape.status
  const lacking = (words: Record<string, string>) => options.filter((status) => !words[status])
  expect([lacking(en.import_status), lacking(zh.import_status)]).toEqual([[], []])
})

test('every step of the walk has its words in both languages', () => {
  expect(walk.filter(({ label }) => !label.en || !label.zh)).toEqual([])
})

test('every change of the trail has its words in both languages', () => {
  const rooms = ['src/manage', 'src/collect/links', 'src/activate/moves', 'src/privacy', 'src/http/routes']
  const said = rooms
    .flatMap((room) => named(room, /action: '([\w-]+\.\w+)'/g))
    .map((action) => action.replace('.', '_'))
  const lacking = (words: Record<string, string>) => [...new Set(said)].filter((action) => !words[action])
  expect([lacking(en.audit_action), lacking(zh.audit_action)]).toEqual([[], []])
})

test('every choice of a parameter of a measure has its words in both languages', () => {
  // These stand in the header, with words of their own; numbers need none.
  const ofHeader = new Set(['compare', 'basis', 'customer'])
  const choices = questions.flatMap(({ params }) =>
    Object.entries(z.toJSONSchema(params, { io: 'input' }).properties ?? {}).flatMap(([name, schema]) =>
      ofHeader.has(name) || typeof schema === 'boolean' ? [] : (schema.enum ?? []).map(String),
    ),
  )
  expect(choices).toContain('last_non_direct')
  const lacking = (words: Record<string, string>) =>
    [...new Set(choices)].filter((one) => !/^\d+$/.test(one) && !words[one])
  expect([lacking(en.param_value), lacking(zh.param_value)]).toEqual([[], []])
})
