import { z } from 'zod'
import type { Actor } from '../../manage/access.ts'
import { audited } from '../../manage/audit.ts'
import { readInput } from '../../manage/input.ts'
import type { Stated } from '../../manage/loads.ts'
import { email } from '../../manage/users.ts'

const recipient = z.strictObject({
  address: email,
  language: z.enum(['en', 'zh']).describe('What the report is written in'),
})
export type Recipient = z.output<typeof recipient>

const isOnce = (recipients: Recipient[]) => new Set(recipients.map(({ address }) => address)).size === recipients.length

export const reportSettingsInput = z.strictObject({
  is_sent: z.boolean().describe('Whether it is sent every week'),
  weekday: z.int().min(1).max(7).default(1).describe('Day it is sent on; 1 is Monday'),
  hour: z.int().min(0).max(23).default(8).describe("Hour of the brand's clock that it is sent at"),
  recipients: z.array(recipient).max(50).refine(isOnce, 'an address is there twice'),
})
export type ReportSettings = z.output<typeof reportSettingsInput>

const unset: ReportSettings = { is_sent: false, weekday: 1, hour: 8, recipients: [] }

/** When and to whom the brand's report is sent. */
export async function reportSettingsOf({ db }: Stated, brand: string): Promise<ReportSettings> {
  const row = await db
    .selectFrom('report_settings')
    .select(['is_sent', 'weekday', 'hour', 'recipients'])
    .where('brand', '=', brand)
    .executeTakeFirst()
  return row ?? unset
}

/** Whether somebody is on the list now, and, where `weekly` is asked, mails are sent by themselves. */
export async function isOnList(
  registry: Stated,
  { brand, address, weekly }: { brand: string; address: string; weekly: boolean },
): Promise<boolean> {
  const { is_sent, recipients } = await reportSettingsOf(registry, brand)
  return (is_sent || !weekly) && recipients.some((one) => one.address === address)
}

/**
 * Sets when and to whom the report is sent. What was due before goes out as it was set then, or not at all: the first
 * report under new settings is the next that falls due. Throws `bad_request` naming the field.
 */
export function saveReportSettings(
  registry: Stated,
  { actor, brand, now = new Date() }: { actor: Actor; brand: string; now?: Date },
  input: unknown,
): Promise<ReportSettings> {
  const given = readInput(reportSettingsInput, input)
  return audited(registry, { actor, brand, action: 'report.settings' }, async (tx) => {
    const before = await reportSettingsOf(tx, brand)
    const values = { ...given, recipients: JSON.stringify(given.recipients), changed_at: now }
    await tx.db
      .insertInto('report_settings')
      .values({ brand, ...values })
      .onConflict((there) => there.column('brand').doUpdateSet(values))
      .execute()
    await stopTrying(tx, brand, given)
    return { what: `brands/${brand}`, before, after: given, result: given }
  })
}

/** Whoever is taken off the list gets no mail that waits to be tried again. */
async function stopTrying({ db }: Stated, brand: string, { is_sent, recipients }: ReportSettings): Promise<void> {
  const stay = is_sent ? recipients.map(({ address }) => address) : []
  const waiting = db.updateTable('sent_reports').set({ next_try: null }).where('brand', '=', brand)
  await (stay.length > 0 ? waiting.where('recipient', 'not in', stay) : waiting).execute()
}
