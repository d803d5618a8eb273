/** What GA4 and others call an event, and what it is called here; Segment's names become these by their spelling alone. */
export const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    page_view: 'page_viewed',
    view_item_list: 'product_list_viewed',
    select_item: 'product_clicked',
    view_item: 'product_viewed',
    add_to_wishlist: 'product_added_to_wishlist',
    add_to_cart: 'product_added',
    remove_from_cart: 'product_removed',
    view_cart: 'cart_viewed',
    begin_checkout: 'checkout_started',
    add_shipping_info: 'checkout_step_completed',
    add_payment_info: 'payment_info_entered',
    purchase: 'order_completed',
    refund: 'order_refunded',
    view_promotion: 'promotion_viewed',
    select_promotion: 'promotion_clicked',
    search: 'products_searched',
    view_search_results: 'products_searched',
    share: 'product_shared',
    login: 'signed_in',
    sign_up: 'signed_up',
    user_engagement: 'page_left',
    // The first version of Segment's e-commerce events, and names that shops use for the same.
    completed_order: 'order_completed',
    viewed_product: 'product_viewed',
    added_product: 'product_added',
    removed_product: 'product_removed',
    viewed_product_category: 'product_list_viewed',
    started_checkout: 'checkout_started',
    checkout_completed: 'order_completed',
    product_added_to_cart: 'product_added',
    product_removed_from_cart: 'product_removed',
  }),
)

export const namesOfCalls: ReadonlyMap<string, string> = new Map(
  Object.entries({
    page: 'page_viewed',
    screen: 'screen_viewed',
    identify: 'identified',
    group: 'grouped',
    alias: 'aliased',
  }),
)

const longestName = 100
const remembered = new Map<string, string>()

/** The name under which an event is kept: the field's own in snake case, whatever dialect it was sent in. */
export function nameOfEvent(type: string, event: string): string {
  if (type !== 'track') return namesOfCalls.get(type) ?? type
  const known = remembered.get(event)
  if (known !== undefined) return known
  const snake = event
    .trim()
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longestName)
  const name = otherNames.get(snake) ?? snake
  if (remembered.size < 10_000) remembered.set(event, name)
  return name
}
