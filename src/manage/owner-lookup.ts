import type { LineFault } from './line-fault.ts'
import type { Stated } from './loads.ts'

/** Finds members of the brand by e-mail or by name, as a spreadsheet names them. */
export async function openOwnerLookup({ db }: Stated, brand: string) {
  const members = await db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.user_id')
    .select(['users.id', 'users.name', 'users.email'])
    .where('members.brand', '=', brand)
    .execute()
  return (written: string): string[] => {
    const wanted = written.toLowerCase()
    const found = members.filter(({ name, email }) => [name, email].some((one) => one.toLowerCase() === wanted))
    return found.map(({ id }) => id)
  }
}

/** Why a line whose owner is no member, or may be several, is left out. */
export function ownerFault(value: string): Omit<LineFault, 'table' | 'line'> {
  return {
    ...{ field: 'owner', value },
    reason: { en: 'No one member of the brand is called so.', zh: '品牌成员中无法唯一确定此人。' },
    remedy: { en: 'Write the e-mail address of a member, or leave it empty.', zh: '请填写成员的邮箱，或留空。' },
  }
}
