/** A country the brand sells in. Prices are the base price in US dollars times `priceLevel`, made round. */
export type Market = {
  country: 'US' | 'GB' | 'DE' | 'FR' | 'JP' | 'AU'
  name: string
  currency: 'USD' | 'GBP' | 'EUR' | 'JPY' | 'AUD'
  zone: string
  priceLevel: number
  /** Sales tax or VAT. Outside the US it is part of the price. */
  taxPercent: number
  taxIncluded: boolean
  taxName: string
  /** Share of the brand's demand. */
  weight: number
  /** Shipping charged on the own site below the free-shipping line, and that line, in minor units. */
  shippingMinor: number
  freeShippingMinor: number
  cities: readonly (readonly [city: string, region: string, regionName: string, zip: string])[]
}

export const markets: readonly Market[] = [
  {
    country: 'US',
    name: 'United States',
    currency: 'USD',
    zone: 'America/New_York',
    priceLevel: 1,
    taxPercent: 7.25,
    taxIncluded: false,
    taxName: 'State Tax 7.25%',
    weight: 0.46,
    shippingMinor: 599,
    freeShippingMinor: 5900,
    cities: [
      ['Austin', 'TX', 'Texas', '78701'],
      ['Portland', 'OR', 'Oregon', '97201'],
      ['Denver', 'CO', 'Colorado', '80202'],
      ['Columbus', 'OH', 'Ohio', '43004'],
      ['San Diego', 'CA', 'California', '92101'],
    ],
  },
  {
    country: 'GB',
    name: 'United Kingdom',
    currency: 'GBP',
    zone: 'Europe/London',
    priceLevel: 0.86,
    taxPercent: 20,
    taxIncluded: true,
    taxName: 'GB VAT 20%',
    weight: 0.18,
    shippingMinor: 395,
    freeShippingMinor: 4900,
    cities: [
      ['Leeds', 'ENG', 'England', 'LS1 4AP'],
      ['Bristol', 'ENG', 'England', 'BS1 5TR'],
      ['Glasgow', 'SCT', 'Scotland', 'G2 1AL'],
    ],
  },
  {
    country: 'DE',
    name: 'Germany',
    currency: 'EUR',
    zone: 'Europe/Berlin',
    priceLevel: 1.02,
    taxPercent: 19,
    taxIncluded: true,
    taxName: 'DE MwSt 19%',
    weight: 0.14,
    shippingMinor: 490,
    freeShippingMinor: 5900,
    cities: [
      ['Köln', 'NW', 'Nordrhein-Westfalen', '50667'],
      ['Leipzig', 'SN', 'Sachsen', '04109'],
      ['München', 'BY', 'Bayern', '80331'],
    ],
  },
  {
    country: 'FR',
    name: 'France',
    currency: 'EUR',
    zone: 'Europe/Paris',
    priceLevel: 1.04,
    taxPercent: 20,
    taxIncluded: true,
    taxName: 'FR TVA 20%',
    weight: 0.08,
    shippingMinor: 590,
    freeShippingMinor: 5900,
    cities: [
      ['Lyon', 'ARA', 'Auvergne-Rhône-Alpes', '69001'],
      ['Nantes', 'PDL', 'Pays de la Loire', '44000'],
    ],
  },
  {
    country: 'JP',
    name: 'Japan',
    currency: 'JPY',
    zone: 'Asia/Tokyo',
    priceLevel: 152,
    taxPercent: 10,
    taxIncluded: true,
    taxName: 'JP CT 10%',
    weight: 0.08,
    shippingMinor: 660,
    freeShippingMinor: 8000,
    cities: [
      ['横浜市', 'JP-14', 'Kanagawa', '220-0011'],
      ['札幌市', 'JP-01', 'Hokkaidō', '060-0001'],
    ],
  },
  {
    country: 'AU',
    name: 'Australia',
    currency: 'AUD',
    zone: 'Australia/Sydney',
    priceLevel: 1.58,
    taxPercent: 10,
    taxIncluded: true,
    taxName: 'AU GST 10%',
    weight: 0.06,
    shippingMinor: 995,
    freeShippingMinor: 9900,
    cities: [
      ['Hobart', 'TAS', 'Tasmania', '7000'],
      ['Newcastle', 'NSW', 'New South Wales', '2300'],
    ],
  },
]

/** The market of a country; an unknown one is a mistake in the model. */
export function marketOf(country: string): Market {
  const market = markets.find((one) => one.country === country)
  if (!market) throw new RangeError(`no market ${country}`)
  return market
}
