import { type KeptOut, tokenOf } from '../../manage/kept-out.ts'
import { objectOf, textOf } from './json.ts'

/**
 * Whether an event, as it came, names somebody who was erased: as its user, its visitor, or by the address in its traits or
 * properties. RudderStack keeps the traits of a person in the context.
 */
export function isOfErased(keptOut: KeptOut, event: unknown): boolean {
  const { userId, user_id, anonymousId, anonymous_id, previousId, previous_id, ...said } = objectOf(event)
  const ids = [userId, user_id, anonymousId, anonymous_id, previousId, previous_id]
  const addresses = [said.traits, said.properties, objectOf(said.context).traits].flatMap((given) => {
    const { email, phone } = objectOf(given)
    return [email, phone]
  })
  return [...ids, ...addresses].some((id) => tokenOf(keptOut, 'person', textOf(id)) !== undefined)
}
