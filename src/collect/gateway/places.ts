import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { Reader, type Response } from 'maxmind'
import { isCountry } from '../../kernel/country.ts'
import { Problem } from '../../kernel/errors.ts'
import { type Json, objectOf, textOf } from './json.ts'

/** Where a visitor is: an ISO 3166 code, and the region as the source of the answer names it. Empty where it is not known. */
export type Place = { country: string; region: string }
/** Looks up where a visitor is, from what is known only while the request lasts. */
export type PlaceOf = (visitor: { ip: string; headers: IncomingHttpHeaders }) => Place
/** What tells places; nothing is asked unless it is named. */
export type PlaceSettings = {
  /** Headers that a proxy in front sets, in small letters. */
  countryHeader: string | undefined
  regionHeader: string | undefined
  /** A file in MaxMind's format. */
  database: string | undefined
}

const nowhere: Place = { country: '', region: '' }
export const placeOfNobody: PlaceOf = () => nowhere

/** The header of the proxy comes before the database. Throws `bad_setting` where the database cannot be read. */
export function openPlaces({ countryHeader, regionHeader, database }: PlaceSettings): PlaceOf {
  const reader = database === undefined ? undefined : openDatabase(database)
  return ({ ip, headers }) => {
    const told = countryOf(headerOf(headers, countryHeader))
    if (told !== '') return { country: told, region: headerOf(headers, regionHeader) }
    return reader ? placeIn(reader, ip) : nowhere
  }
}

/** Opens a database in MaxMind's format. Throws `bad_setting`. */
export function openDatabase(path: string): Reader<Response> {
  try {
    return new Reader(readFileSync(path))
  } catch (cause) {
    const reason = `${path} cannot be read as a database in MaxMind's format (${cause instanceof Error ? cause.message : cause})`
    throw new Problem('bad_setting', { setting: 'MILLPOND_PLACES_FILE', reason }, cause)
  }
}

/** Names of the fields differ by who made the database: MaxMind and DB-IP nest them, ip-location-db does not. */
function placeIn(reader: Reader<Response>, ip: string): Place {
  const found = objectOf(lookUp(reader, ip))
  const country = countryOf(textOf(objectOf(found.country).iso_code) || textOf(found.country_code))
  const [division] = Array.isArray(found.subdivisions) ? found.subdivisions : []
  return { country, region: country && (textOf(objectOf(division).iso_code) || textOf(found.state1)) }
}

/** An address that the database does not speak of, such as IPv6 in one of IPv4, is nowhere. */
function lookUp(reader: Reader<Response>, ip: string): Json | null {
  try {
    return reader.get(ip.replace(/^::ffff:/i, '')) as Json | null
  } catch {
    return null
  }
}

const headerOf = (headers: IncomingHttpHeaders, name: string | undefined) =>
  name === undefined ? '' : textOf(headers[name]).trim().slice(0, 100)

/** Proxies write XX or T1 where they do not know. */
function countryOf(text: string): string {
  const code = text.toUpperCase()
  return isCountry(code) ? code : ''
}
