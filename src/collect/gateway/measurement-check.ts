import { isCurrency } from '../../kernel/money.ts'
import { type Json, numberOf, objectOf, textOf } from './json.ts'

/** What is wrong with a body, as GA4's own check says it. */
export type MeasurementFault = {
  fieldPath: string
  description: string
  validationCode:
    | 'VALUE_INVALID'
    | 'VALUE_REQUIRED'
    | 'NAME_INVALID'
    | 'NAME_RESERVED'
    | 'VALUE_OUT_OF_BOUNDS'
    | 'EXCEEDED_MAX_ENTITIES'
}

const most = { events: 25, params: 25, items: 200, userProperties: 25, name: 40, userProperty: 24 } as const
/** Names that GA4 keeps for what it counts itself. */
const reservedEvents = new Set(
  `ad_activeview ad_click ad_exposure ad_query ad_reward adunit_exposure app_background app_clear_data app_exception
  app_install app_remove app_store_refund app_update app_upgrade dynamic_link_app_open dynamic_link_app_update
  dynamic_link_first_open error firebase_campaign first_open first_visit in_app_purchase notification_dismiss
  notification_foreground notification_open notification_receive os_update session_start user_engagement`.split(/\s+/),
)
const reservedPrefix = /^(?:_|firebase_|ga_|google_|gtag\.)/
const nameShape = /^[A-Za-z]\w*$/
/** Events whose value is money; GA4 asks for a currency with it. */
const needsTransaction = new Set(['purchase', 'refund'])

/** Checks a body by the rules of GA4; an empty list says that it is right. Nothing is taken. */
export function checkMeasurement(body: Json): MeasurementFault[] {
  return [...checkPerson(body), ...checkTime('timestamp_micros', body.timestamp_micros), ...checkEvents(body)]
}

function checkPerson(body: Json): MeasurementFault[] {
  const id = 'app_instance_id' in body ? 'app_instance_id' : 'client_id'
  const properties = Object.keys(objectOf(body.user_properties))
  return [
    ...(textOf(body[id]) === '' ? [fault(id, 'VALUE_REQUIRED', `Measurement requires a ${id}.`)] : []),
    ...tooMany('user_properties', properties.length, most.userProperties, 'user properties'),
    ...properties.flatMap((name) => checkName(`user_properties.${name}`, name, most.userProperty)),
  ]
}

function checkTime(path: string, micros: unknown): MeasurementFault[] {
  const at = numberOf(micros)
  if (micros === undefined || (at !== undefined && Number.isInteger(at) && at > 0 && at < 1e17)) return []
  return [fault(path, 'VALUE_INVALID', 'A time is a whole number of microseconds since 1970.')]
}

function checkEvents({ events }: Json): MeasurementFault[] {
  if (!Array.isArray(events) || events.length === 0) {
    return [fault('events', 'VALUE_REQUIRED', 'Measurement requires a list of events with at least one.')]
  }
  return [
    ...tooMany('events', events.length, most.events, 'events'),
    ...events.flatMap((event, place) => checkEvent(`events[${place}]`, event)),
  ]
}

function checkEvent(path: string, value: unknown): MeasurementFault[] {
  const event = objectOf(value)
  if (event !== value) return [fault(path, 'VALUE_INVALID', 'An event is an object with a name and params.')]
  const name = textOf(event.name)
  if (name === '') return [fault(`${path}.name`, 'VALUE_REQUIRED', 'An event requires a name.')]
  const params = objectOf(event.params)
  return [
    ...checkName(`${path}.name`, name, most.name),
    ...(reservedEvents.has(name) ? [reserved(`${path}.name`, name)] : []),
    ...checkTime(`${path}.timestamp_micros`, event.timestamp_micros),
    ...checkParams(`${path}.params`, params),
    ...checkMoney(`${path}.params`, name, params),
  ]
}

function checkParams(path: string, params: Json): MeasurementFault[] {
  const names = Object.keys(params)
  return [
    ...tooMany(path, names.length, most.params, 'params'),
    ...names.flatMap((name) => checkName(`${path}.${name}`, name, most.name)),
    ...checkItems(`${path}.items`, params.items),
  ]
}

function checkItems(path: string, items: unknown): MeasurementFault[] {
  if (items === undefined) return []
  if (!Array.isArray(items)) return [fault(path, 'VALUE_INVALID', 'Items are a list.')]
  const nameless = items.findIndex((item) => textOf(objectOf(item).item_id) + textOf(objectOf(item).item_name) === '')
  return [
    ...tooMany(path, items.length, most.items, 'items'),
    ...(nameless < 0
      ? []
      : [fault(`${path}[${nameless}]`, 'VALUE_REQUIRED', 'An item requires item_id or item_name.')]),
  ]
}

function checkMoney(path: string, name: string, { value, currency, transaction_id }: Json): MeasurementFault[] {
  const named = textOf(currency)
  return [
    ...(needsTransaction.has(name) && textOf(transaction_id) === ''
      ? [fault(`${path}.transaction_id`, 'VALUE_REQUIRED', `${name} requires a transaction_id.`)]
      : []),
    ...(value !== undefined && numberOf(value) === undefined
      ? [fault(`${path}.value`, 'VALUE_INVALID', 'A value is a number.')]
      : []),
    ...(value !== undefined && named === ''
      ? [fault(`${path}.currency`, 'VALUE_REQUIRED', 'A value requires a currency.')]
      : []),
    ...(named !== '' && !isCurrency(named.toUpperCase())
      ? [fault(`${path}.currency`, 'VALUE_INVALID', `${named} is not an ISO 4217 currency code.`)]
      : []),
  ]
}

function checkName(path: string, name: string, longest: number): MeasurementFault[] {
  if (reservedPrefix.test(name)) return [reserved(path, name)]
  if (!nameShape.test(name)) {
    const rule = 'Names begin with a letter, and hold letters, digits and underscores.'
    return [fault(path, 'NAME_INVALID', `${name} is no name. ${rule}`)]
  }
  if (name.length <= longest) return []
  return [fault(path, 'VALUE_OUT_OF_BOUNDS', `${name} is longer than ${longest} characters.`)]
}

function tooMany(path: string, count: number, limit: number, what: string): MeasurementFault[] {
  return count <= limit ? [] : [fault(path, 'EXCEEDED_MAX_ENTITIES', `${count} ${what} are more than ${limit}.`)]
}

const reserved = (path: string, name: string) => fault(path, 'NAME_RESERVED', `${name} is a name that GA4 keeps.`)

function fault(
  fieldPath: string,
  validationCode: MeasurementFault['validationCode'],
  description: string,
): MeasurementFault {
  return { fieldPath, description, validationCode }
}
