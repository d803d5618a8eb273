import type { ChannelRule, ChannelRules } from '../kernel/channel-rule.ts'
import { Problem } from '../kernel/errors.ts'
import { sql, str } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { channelRulesInput } from './channel-rule-input.ts'
import { defaultChannelRules } from './default-channel-rules.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'

/** A list of rules as it was at some time. Version 0 is the defaults, which nobody saved. */
export type ChannelRulesVersion = ChannelRules & {
  version: number
  note: string
  /** The version that this one is a copy of. */
  restored_from: number | null
  created_by: { kind: string; id: string; name: string } | null
  created_at: Date | null
}

const columns = ['version', 'rules', 'own_domains', 'note', 'restored_from', 'created_by', 'created_at'] as const

const defaults: ChannelRulesVersion = {
  version: 0,
  rules: defaultChannelRules.rules,
  own_domains: [],
  note: '',
  restored_from: null,
  created_by: null,
  created_at: null,
}

/** The rules that hold for the brand now: its newest version, or the defaults. */
export async function channelRulesOf(registry: Stated, brand: string): Promise<ChannelRulesVersion> {
  const [newest] = await saved(registry, brand).limit(1).execute()
  return newest ? shown(newest) : defaults
}

/** Every version of the brand's rules, newest first; the defaults are the last. */
export async function channelRulesHistory(registry: Stated, brand: string): Promise<ChannelRulesVersion[]> {
  return [...(await saved(registry, brand).execute()).map(shown), defaults]
}

/**
 * Saves a whole list as the brand's new version. With `seen` (the version that the person had before them), a list that
 * was changed since is a `conflict`. Throws `bad_request` naming the rule and what mends it.
 */
export async function saveChannelRules(
  { registry, warehouse }: { registry: Stated; warehouse: Warehouse },
  actor: Actor,
  brand: string,
  input: unknown,
  { seen, note = '' }: { seen?: number | undefined; note?: string } = {},
): Promise<ChannelRulesVersion> {
  const rules = await readChannelRules(warehouse, input)
  return addVersion(registry, actor, brand, 'channel-rules.save', seen, async () => ({ ...rules, note, from: null }))
}

/** Makes an older version hold again, as a new one; 0 are the defaults. Throws `not_found`. */
export function restoreChannelRules(
  registry: Stated,
  actor: Actor,
  brand: string,
  version: number,
): Promise<ChannelRulesVersion> {
  return addVersion(registry, actor, brand, 'channel-rules.restore', undefined, async (tx) => {
    const older = (await channelRulesHistory(tx, brand)).find((one) => one.version === version)
    if (!older) throw new Problem('not_found', { what: 'version of the channel rules' })
    return { rules: older.rules, own_domains: older.own_domains, note: older.note, from: version }
  })
}

/** A list of rules as it was sent. Throws `bad_request` naming the rule that cannot be and what mends it. */
export async function readChannelRules(warehouse: Warehouse, input: unknown): Promise<ChannelRules> {
  const rules = readInput(channelRulesInput, input)
  for (const [place, rule] of rules.rules.entries()) await demandPatterns(warehouse, place, rule)
  return rules
}

type NewVersion = ChannelRules & { note: string; from: number | null }

function addVersion(
  registry: Stated,
  actor: Actor,
  brand: string,
  action: string,
  seen: number | undefined,
  make: (tx: Stated) => Promise<NewVersion>,
): Promise<ChannelRulesVersion> {
  return audited(registry, { actor, brand, action }, async (tx) => {
    // Two who save at once wait for each other here.
    await tx.db.selectFrom('brands').select('id').where('id', '=', brand).forUpdate().execute()
    const before = await channelRulesOf(tx, brand)
    if (seen !== undefined && seen !== before.version) {
      throw new Problem('conflict', { reason: 'somebody changed the rules meanwhile; look at them again' })
    }
    const { rules, own_domains, note, from } = await make(tx)
    const row = await tx.db
      .insertInto('channel_rules')
      .values({
        brand,
        version: before.version + 1,
        rules: JSON.stringify(rules),
        own_domains: [...own_domains],
        note,
        restored_from: from,
        created_by: JSON.stringify({ kind: actor.kind, id: actor.id, name: actor.name }),
      })
      .returning(columns)
      .executeTakeFirstOrThrow()
    const trail = (one: ChannelRulesVersion) => ({
      version: one.version,
      rules: one.rules.length,
      own_domains: one.own_domains,
    })
    const result = shown(row)
    return { what: `channel-rules/${row.version}`, before: trail(before), after: trail(result), result }
  })
}

function saved({ db }: Stated, brand: string) {
  return db.selectFrom('channel_rules').select(columns).where('brand', '=', brand).orderBy('version', 'desc')
}

function shown({ rules, ...row }: Omit<ChannelRulesVersion, 'rules'> & { rules: unknown[] }): ChannelRulesVersion {
  // Only lists that were read by their schema are kept.
  return { ...row, rules: rules as ChannelRule[] }
}

/** Asks the engine whether it can read the patterns of a rule, since no other reads them quite alike. */
async function demandPatterns(
  warehouse: Warehouse,
  place: number,
  { channel, conditions }: ChannelRule,
): Promise<void> {
  for (const { operator, values } of conditions) {
    if (operator !== 'matches') continue
    for (const pattern of values) {
      await warehouse.query(sql`SELECT match('', ${str(`(?i)${pattern}`)}) AS known`).catch((error: unknown) => {
        if (!(error instanceof Problem && error.code === 'bad_request')) throw error
        const reason = `rule ${place + 1} (${channel}): "${pattern}" cannot be used: ${error.details.reason}; look-around and back references are not there, and brackets have to be closed`
        throw new Problem('bad_request', { reason, field: `rules.${place}` }, error)
      })
    }
  }
}
