/** An Amazon marketplace: its country, its currency, and whether its prices contain the tax. */
export type Marketplace = { country: string; currency: string; taxIncluded: boolean }

const place = (country: string, currency: string, taxIncluded = true): Marketplace => ({
  country,
  currency,
  taxIncluded,
})

const marketplaces: ReadonlyMap<string, Marketplace> = new Map(
  Object.entries({
    'amazon.com': place('US', 'USD', false),
    'amazon.ca': place('CA', 'CAD', false),
    'amazon.com.mx': place('MX', 'MXN'),
    'amazon.com.br': place('BR', 'BRL'),
    'amazon.co.uk': place('GB', 'GBP'),
    'amazon.de': place('DE', 'EUR'),
    'amazon.fr': place('FR', 'EUR'),
    'amazon.it': place('IT', 'EUR'),
    'amazon.es': place('ES', 'EUR'),
    'amazon.nl': place('NL', 'EUR'),
    'amazon.com.be': place('BE', 'EUR'),
    'amazon.ie': place('IE', 'EUR'),
    'amazon.se': place('SE', 'SEK'),
    'amazon.pl': place('PL', 'PLN'),
    'amazon.com.tr': place('TR', 'TRY'),
    'amazon.ae': place('AE', 'AED'),
    'amazon.sa': place('SA', 'SAR'),
    'amazon.eg': place('EG', 'EGP'),
    'amazon.co.za': place('ZA', 'ZAR'),
    'amazon.in': place('IN', 'INR'),
    'amazon.co.jp': place('JP', 'JPY'),
    'amazon.sg': place('SG', 'SGD'),
    'amazon.com.au': place('AU', 'AUD'),
  }),
)

/** The marketplace a sales channel names ("Amazon.de", "www.amazon.co.uk"); undefined for any other. */
export function marketplaceOf(salesChannel: string): Marketplace | undefined {
  return marketplaces.get(salesChannel.toLowerCase().replace(/^www\./, ''))
}
