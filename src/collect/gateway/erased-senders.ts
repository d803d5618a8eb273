import { type KeptOut, tokenOf } from '../../manage/kept-out.ts'
import { objectOf, textOf } from './json.ts'

/** Whether an event, as it came, names somebody who was erased: as its user, its visitor, or by the address in its traits or properties. */
export function isOfErased(keptOut: KeptOut, event: unknown): boolean {
  const { userId, user_id, anonymousId, anonymous_id, previousId, previous_id, traits, properties } = objectOf(event)
  const { email, phone } = objectOf(traits)
  const given = objectOf(properties)
  const ids = [
    userId,
    user_id,
    anonymousId,
    anonymous_id,
    previousId,
    previous_id,
    email,
    phone,
    given.email,
    given.phone,
  ]
  return ids.some((id) => tokenOf(keptOut, 'person', textOf(id)) !== undefined)
}
