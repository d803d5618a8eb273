type Money = { amount?: number; currencyCode?: string } | null
type Variant = {
  id?: string | null
  sku?: string | null
  title?: string | null
  price?: Money
  product?: { id?: string | null; title?: string | null; vendor?: string | null; type?: string | null }
} | null
type CartLine = { merchandise?: Variant; quantity?: number; cost?: { totalAmount?: Money } } | null
type Checkout = {
  token?: string | null
  currencyCode?: string | null
  order?: { id?: string | null } | null
  lineItems?: { title?: string | null; quantity?: number; variant?: Variant }[]
  discountApplications?: { type?: string; title?: string }[]
  discountsAmount?: Money
  shippingLine?: { price?: Money } | null
  subtotalPrice?: Money
  totalPrice?: Money
  totalTax?: Money
}

/** An event of Shopify's Web Pixels API, as far as it is read here. */
export type PixelEvent = {
  id: string
  name: string
  timestamp: string
  context: {
    document: { location: { href: string }; referrer: string; title: string }
    navigator: { language: string }
    window: { screen: { width: number; height: number } }
  }
  data?: {
    productVariant?: Variant
    cartLine?: CartLine
    cart?: { lines?: CartLine[]; cost?: { totalAmount?: Money } } | null
    collection?: { id?: string; title?: string; productVariants?: Variant[] }
    searchResult?: { query?: string; productVariants?: Variant[] }
    checkout?: Checkout
  } | null
}

type Read = (data: NonNullable<PixelEvent['data']>) => object

/** The number in an id, which is what Shopify's orders and exports have. */
const bare = (id: string | null | undefined) => id?.replace(/^gid:.*\/(\d+)(\?.*)?$/, '$1')

const productOf = (variant: Variant | undefined, quantity?: number, title?: string | null) => ({
  product_id: bare(variant?.product?.id),
  variant_id: bare(variant?.id),
  sku: variant?.sku,
  name: variant?.product?.title ?? title,
  variant: variant?.title,
  brand: variant?.product?.vendor,
  category: variant?.product?.type,
  price: variant?.price?.amount,
  currency: variant?.price?.currencyCode,
  quantity,
})
const lineOf = (line: CartLine | undefined) => productOf(line?.merchandise, line?.quantity)

/** Figures of a checkout in Segment's words: `revenue` is before shipping and tax, `total` is what is paid. */
const checkoutOf: Read = ({ checkout }) => ({
  checkout_id: checkout?.token,
  order_id: bare(checkout?.order?.id),
  currency: checkout?.currencyCode ?? checkout?.totalPrice?.currencyCode,
  revenue: checkout?.subtotalPrice?.amount,
  total: checkout?.totalPrice?.amount,
  tax: checkout?.totalTax?.amount,
  shipping: checkout?.shippingLine?.price?.amount,
  discount: checkout?.discountsAmount?.amount,
  coupon: checkout?.discountApplications?.find(({ type }) => type === 'DISCOUNT_CODE')?.title,
  products: checkout?.lineItems?.map(({ variant, quantity, title }) => productOf(variant, quantity, title)),
})
const stepOf =
  (step: string): Read =>
  (data) => ({ ...checkoutOf(data), step })

/** What each standard event is in Segment's words. `page_viewed` has no properties and is no track call. */
const readings: { readonly [name: string]: readonly [event: string, read: Read] | undefined } = {
  product_viewed: ['Product Viewed', ({ productVariant }) => productOf(productVariant)],
  collection_viewed: [
    'Product List Viewed',
    ({ collection }) => ({
      list_id: bare(collection?.id),
      category: collection?.title,
      products: collection?.productVariants?.map((variant) => productOf(variant)),
    }),
  ],
  search_submitted: ['Products Searched', ({ searchResult }) => ({ query: searchResult?.query })],
  product_added_to_cart: ['Product Added', ({ cartLine }) => lineOf(cartLine)],
  product_removed_from_cart: ['Product Removed', ({ cartLine }) => lineOf(cartLine)],
  cart_viewed: [
    'Cart Viewed',
    ({ cart }) => ({
      value: cart?.cost?.totalAmount?.amount,
      currency: cart?.cost?.totalAmount?.currencyCode,
      products: cart?.lines?.map(lineOf),
    }),
  ],
  checkout_started: ['Checkout Started', checkoutOf],
  checkout_contact_info_submitted: ['Checkout Step Completed', stepOf('contact')],
  checkout_address_info_submitted: ['Checkout Step Completed', stepOf('address')],
  checkout_shipping_info_submitted: ['Checkout Step Completed', stepOf('shipping')],
  payment_info_submitted: ['Payment Info Entered', checkoutOf],
  checkout_completed: ['Order Completed', checkoutOf],
}

/** The names of the events that are subscribed to. */
export const pixelEvents = ['page_viewed', ...Object.keys(readings)]

/** The address without its fragment and without what would open somebody's checkout or order. */
function openAddress(href: string): URL {
  const url = new URL(href.replace(/#.*/, ''))
  const secret = /(\/(checkouts\/(?:[a-z]{1,3}\/)?|orders\/))[^/]+.*/
  if (secret.test(url.pathname)) {
    url.pathname = url.pathname.replace(secret, '$1')
    url.search = ''
  }
  return url
}

/** An event of Shopify's as one of Segment's, without id and consent. */
export function readPixelEvent({ id, name, timestamp, context, data }: PixelEvent) {
  const { href, pathname, search } = openAddress(context.document.location.href)
  const { referrer, title } = context.document
  const [event, read] = readings[name] ?? []
  return {
    type: event ? ('track' as const) : ('page' as const),
    event,
    properties: read?.(data ?? {}),
    messageId: id,
    timestamp,
    page: { url: href, path: pathname, search, referrer, title },
    locale: context.navigator.language,
    screen: { width: context.window.screen.width, height: context.window.screen.height },
  }
}
