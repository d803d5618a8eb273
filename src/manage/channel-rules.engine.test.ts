import { expect, test } from 'vitest'
import { engines } from '../../test/engines.ts'
import { newBrand } from '../../test/people.ts'
import { onEachRegistry } from '../../test/registries.ts'
import type { Condition } from '../kernel/channel-rule.ts'
import { listAudit } from './audit.ts'
import { channelRulesInput } from './channel-rule-input.ts'
import { channelRulesHistory, channelRulesOf, restoreChannelRules, saveChannelRules } from './channel-rules.ts'
import { defaultChannelRules } from './default-channel-rules.ts'

const spring: Condition = { field: 'campaign', operator: 'is', values: ['春 spring'], not: false }
const rules = [{ channel: 'group', conditions: [spring] }]

onEachRegistry('channel rules', ({ registry: registryOf }) => {
  /** A new brand, and saving rules for it. */
  const scene = async () => {
    const registry = await registryOf()
    const { warehouse } = await engines()
    const { brand, owner } = await newBrand(registry)
    const save = (input: object, about = {}) => saveChannelRules({ registry, warehouse }, owner, brand, input, about)
    return { registry, brand, owner, save }
  }

  test('a brand follows the defaults until it saves rules of its own', async () => {
    const { registry, brand, save } = await scene()
    expect(await channelRulesOf(registry, brand)).toMatchObject({ version: 0, rules: defaultChannelRules.rules })
    const saved = await save({ rules, own_domains: ['Example.com'] }, { note: 'Our groups' })
    expect(saved).toMatchObject({ version: 1, rules, own_domains: ['example.com'], note: 'Our groups' })
    expect(await channelRulesOf(registry, brand)).toEqual(saved)
  })

  test('a saved list is in the history and the trail', async () => {
    const { registry, brand, owner, save } = await scene()
    await save({ rules })
    const [newest, oldest] = await channelRulesHistory(registry, brand)
    expect(newest).toMatchObject({ version: 1, created_by: { name: owner.name }, created_at: expect.any(Date) })
    expect(oldest).toMatchObject({ version: 0, created_by: null })
    expect((await listAudit(registry, brand)).items[0]).toMatchObject({
      action: 'channel-rules.save',
      what: 'channel-rules/1',
      after: { version: 1, rules: 1 },
    })
  })

  test('going back makes an older list hold again as a new version, also the defaults', async () => {
    const { registry, brand, owner, save } = await scene()
    await save({ rules })
    await save({ rules: [{ channel: 'chat', conditions: [spring] }] })
    expect(await restoreChannelRules(registry, owner, brand, 1)).toMatchObject({ version: 3, rules, restored_from: 1 })
    const { rules: first } = await restoreChannelRules(registry, owner, brand, 0)
    expect(first).toEqual(defaultChannelRules.rules)
    const unknown = restoreChannelRules(registry, owner, brand, 9)
    await expect(unknown).rejects.toMatchObject({ code: 'not_found' })
    expect((await channelRulesHistory(registry, brand)).map(({ version }) => version)).toEqual([4, 3, 2, 1, 0])
  })

  test('a list that somebody changed meanwhile is a conflict, and two who save at once both get a version', async () => {
    const { save } = await scene()
    await save({ rules }, { seen: 0 })
    await expect(save({ rules }, { seen: 0 })).rejects.toMatchObject({ code: 'conflict' })
    const both = await Promise.all([save({ rules }), save({ rules })])
    expect(both.map(({ version }) => version).sort()).toEqual([2, 3])
  })

  test('another brand neither sees nor changes these rules', async () => {
    const [mine, theirs] = [await scene(), await scene()]
    await theirs.save({ rules })
    expect(await channelRulesOf(mine.registry, mine.brand)).toMatchObject({ version: 0 })
    const restored = restoreChannelRules(mine.registry, mine.owner, mine.brand, 1)
    await expect(restored).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each<[string, unknown[], string]>([
    [
      'a field that is none',
      [{ ...rules[0], conditions: [{ ...spring, field: 'colour' }] }],
      'rule 1: there is no such field; use one of source',
    ],
    [
      'an operator that is none',
      [{ ...rules[0], conditions: [{ ...spring, operator: 'like' }] }],
      'rule 1: there is no such operator; use one of is',
    ],
    [
      'a channel that is none',
      [...rules, { channel: 'moon', conditions: [] }],
      'rule 2: there is no such channel; use one of direct',
    ],
    [
      'a condition without values',
      [{ ...rules[0], conditions: [{ ...spring, values: [] }] }],
      'rule 1: a condition has no value',
    ],
    [
      'a list that is none',
      [{ ...rules[0], conditions: [{ ...spring, field: 'source', operator: 'in_list', values: ['friends'] }] }],
      'there is no list "friends"; use one of search_engines',
    ],
    [
      'a campaign on a list',
      [{ ...rules[0], conditions: [{ ...spring, operator: 'in_list', values: ['chat_apps'] }] }],
      'the field campaign cannot be on a list; use source',
    ],
    [
      '"contains" with nothing',
      [{ ...rules[0], conditions: [{ ...spring, operator: 'contains', values: [' '] }] }],
      'holds for everything; give a value',
    ],
    [
      'an open bracket',
      [...rules, { channel: 'chat', conditions: [{ ...spring, operator: 'matches', values: ['(a'] }] }],
      'rule 2 (chat): "(a" cannot be used: a pattern is no regular expression as RE2 reads them (missing )); look-around',
    ],
    [
      'a look-ahead',
      [{ ...rules[0], conditions: [{ ...spring, operator: 'matches', values: ['a(?=b)'] }] }],
      'rule 1 (group): "a(?=b)" cannot be used',
    ],
    [
      'a rule after one that takes everything',
      [{ channel: 'direct', conditions: [] }, ...rules],
      'rule 2 (group) is never reached, since rule 1 has no conditions and takes everything; move rule 1 to the end',
    ],
    [
      'a rule that asks what an earlier one asks',
      [...rules, { channel: 'chat', conditions: [spring] }],
      'rule 2 (chat) is never reached, since rule 1 asks the same; remove one of them',
    ],
    ['a zero byte', [{ ...rules[0], conditions: [{ ...spring, values: ['a\0'] }] }], 'rule 1: a value has a zero byte'],
    ['no rule at all', [], 'restore version 0'],
  ])('%s is refused by the rule’s name with what mends it', async (_name, bad, said) => {
    const { registry, brand, save } = await scene()
    await expect(save({ rules: bad })).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringContaining(said),
      details: { field: expect.stringMatching(/^rules/) },
    })
    expect(await channelRulesOf(registry, brand)).toMatchObject({ version: 0 })
  })
})

test('the defaults pass the check of what people save', async () => {
  expect(channelRulesInput.parse({ rules: defaultChannelRules.rules }).rules).toEqual(defaultChannelRules.rules)
})
