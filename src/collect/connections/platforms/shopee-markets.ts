/** Where Shopee sells: in which currency, and by which clock its reports are written. */
export const shopeeMarkets: Readonly<Record<string, { currency: string; timeZone: string }>> = {
  SG: { currency: 'SGD', timeZone: 'Asia/Singapore' },
  MY: { currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur' },
  ID: { currency: 'IDR', timeZone: 'Asia/Jakarta' },
  TH: { currency: 'THB', timeZone: 'Asia/Bangkok' },
  VN: { currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' },
  PH: { currency: 'PHP', timeZone: 'Asia/Manila' },
  TW: { currency: 'TWD', timeZone: 'Asia/Taipei' },
  BR: { currency: 'BRL', timeZone: 'America/Sao_Paulo' },
  MX: { currency: 'MXN', timeZone: 'America/Mexico_City' },
}
