import { Problem } from '../kernel/errors.ts'
import type { Stated } from './loads.ts'

/** Throws `bad_request` for an owner of work who is no member of the brand; a member is not taken off it until the transaction ends. */
export async function demandMember({ db }: Stated, brand: string, owner: string | null): Promise<void> {
  if (owner === null) return
  const members = db.selectFrom('members').select('user_id').where('brand', '=', brand)
  const member = await members.where('user_id', '=', owner).forKeyShare().executeTakeFirst()
  if (!member) throw new Problem('bad_request', { reason: 'owner: not a member of the brand', field: 'owner' })
}
