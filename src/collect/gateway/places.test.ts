import { expect, test } from 'vitest'
import { placesFile } from '../../../test/places-file.ts'
import { openPlaces } from './places.ts'

const nothing = { countryHeader: undefined, regionHeader: undefined, database: undefined }
const database = placesFile({
  '203.0.113.0/24': { country: { iso_code: 'DE' }, subdivisions: [{ iso_code: 'BE' }] },
  '198.51.100.0/25': { country_code: 'SG' },
})
const german = { ip: '203.0.113.77', headers: {} }

test('a place is looked up in a database of either make; what it does not speak of is nowhere', () => {
  const placeOf = openPlaces({ ...nothing, database })
  expect(placeOf(german)).toEqual({ country: 'DE', region: 'BE' })
  expect(placeOf({ ip: '::ffff:198.51.100.7', headers: {} })).toEqual({ country: 'SG', region: '' })
  for (const ip of ['198.51.100.200', '192.0.2.1', '2001:db8::1', 'nonsense', '']) {
    expect(placeOf({ ip, headers: {} })).toEqual({ country: '', region: '' })
  }
})

test('the header that the configuration names comes first, and where it knows nothing the database is asked', () => {
  const placeOf = openPlaces({ countryHeader: 'cf-ipcountry', regionHeader: 'cf-region-code', database })
  const told = (country: string) => placeOf({ ...german, headers: { 'cf-ipcountry': country, 'cf-region-code': 'TX' } })
  expect(told('us')).toEqual({ country: 'US', region: 'TX' })
  for (const unknown of ['XX', 'T1', 'Narnia', '']) expect(told(unknown)).toEqual({ country: 'DE', region: 'BE' })
})

test('a header that the configuration does not name is not believed', () => {
  const headers = { 'cf-ipcountry': 'US' }
  expect(openPlaces(nothing)({ ...german, headers })).toEqual({ country: '', region: '' })
  expect(openPlaces({ ...nothing, database })({ ...german, headers })).toMatchObject({ country: 'DE' })
})

test('a database that cannot be read is told at the start', () => {
  expect(() => openPlaces({ ...nothing, database: 'no-such-file.mmdb' })).toThrow('MILLPOND_PLACES_FILE')
  expect(() => openPlaces({ ...nothing, database: import.meta.filename })).toThrow('MILLPOND_PLACES_FILE')
})
