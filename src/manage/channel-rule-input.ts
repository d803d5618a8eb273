import { z } from 'zod'
import { type Condition, listedFields, operators, touchFieldIds } from '../kernel/channel-rule.ts'
import { sourceListIds } from '../kernel/source-lists/catalogue.ts'
import { type TrafficChannelId, trafficChannelIds } from '../kernel/traffic-channel.ts'

type Path = readonly PropertyKey[]

/** Says which rule is meant, counted as people count them. */
const inRule = (said: string) => (issue: { path?: Path | undefined }) => {
  const [list, place] = issue.path ?? []
  return list === 'rules' && typeof place === 'number' ? `rule ${place + 1}: ${said}` : said
}
const oneOf = <const Name extends string>(what: string, names: readonly Name[]) =>
  z.enum(names, { error: inRule(`there is no such ${what}; use one of ${names.join(', ')}`) })

const text = z
  .string({ error: inRule('a value has to be text') })
  .max(300, { error: inRule('a value is longer than 300 characters; use "contains" or a pattern') })
  // The registry keeps no text with a zero byte.
  .refine((value) => !value.includes('\0'), { error: inRule('a value has a zero byte; remove it') })

const condition = z
  .strictObject({
    field: oneOf('field', touchFieldIds),
    operator: oneOf('operator', operators),
    values: z
      .array(text)
      .min(1, { error: inRule('a condition has no value; give one, or remove the condition') })
      .max(200, { error: inRule('a condition has more than 200 values; use a pattern or several rules') })
      .describe('Any one of them. An empty text of `is` means that nothing is known'),
    not: z.boolean().default(false).describe('Whether it must not be so'),
  })
  .superRefine((given, context) => {
    const said = wrongIn(given)
    if (said) context.addIssue({ code: 'custom', path: ['values'], message: said })
  })

/** What is wrong with a condition whose parts are right, and what mends it. */
function wrongIn({ field, operator, values }: Condition): string | undefined {
  if (operator !== 'is' && values.some((value) => value.trim() === '')) {
    return `"${operator}" with an empty value holds for everything; give a value, or use "is" for nothing`
  }
  if (operator !== 'in_list') return undefined
  if (!listedFields.some((one) => one === field)) {
    return `the field ${field} cannot be on a list; use ${listedFields.join(', ')}`
  }
  const unknown = values.find((value) => !sourceListIds.some((id) => id === value))
  return unknown === undefined ? undefined : `there is no list "${unknown}"; use one of ${sourceListIds.join(', ')}`
}

const rule = z
  .strictObject({
    channel: oneOf('channel', trafficChannelIds),
    conditions: z
      .array(condition)
      .max(12, { error: inRule('a rule has more than 12 conditions; use several rules') })
      .describe('All of them have to hold; a rule without any takes what is left'),
  })
  .meta({ id: 'ChannelRule' })

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u, 'write a domain without https and path, such as example.com')

/** A whole list of rules, in their order. */
export const channelRulesInput = z.strictObject({
  rules: z
    .array(rule)
    .min(1, 'a list needs a rule; restore version 0 to go back to the defaults')
    .max(300, 'a list has at most 300 rules')
    .superRefine((rules, context) => {
      for (const { place, said } of unreachable(rules)) {
        context.addIssue({ code: 'custom', path: [place], message: said })
      }
    })
    .describe('The first that holds counts'),
  own_domains: z
    .array(domain)
    .max(100)
    .default([])
    .describe('Domains of the brand beside the one that is visited; they refer nobody'),
})

type Rule = { channel: TrafficChannelId; conditions: readonly Condition[] }

/** Rules that can never apply: after one that takes everything, or asking what an earlier one asks. */
function unreachable(rules: readonly Rule[]): { place: number; said: string }[] {
  const seen = new Map<string, number>()
  const found: { place: number; said: string }[] = []
  rules.forEach(({ channel, conditions }, place) => {
    const all = seen.get('[]')
    const asks = JSON.stringify(conditions)
    const same = seen.get(asks)
    const name = `rule ${place + 1} (${channel})`
    if (all !== undefined) {
      found.push({
        place,
        said: `${name} is never reached, since rule ${all + 1} has no conditions and takes everything; move rule ${all + 1} to the end, or give it a condition`,
      })
    } else if (same !== undefined) {
      found.push({
        place,
        said: `${name} is never reached, since rule ${same + 1} asks the same; remove one of them, or change its conditions`,
      })
    }
    if (!seen.has(asks)) seen.set(asks, place)
  })
  return found
}
