import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'

const php = (...args: string[]) => spawnSync('php', args, { encoding: 'utf8' })
const noPhp = php('--version').error !== undefined

/** What the plugin prints at these hooks of WordPress. */
function printed(...hooks: string[]): string {
  const { stdout, stderr, status } = php(
    '-d',
    'error_reporting=E_ALL',
    join(import.meta.dirname, 'stand.php'),
    ...hooks,
  )
  expect([stderr, status]).toEqual(['', 0])
  return stdout
}

/** The calls of the tracker in what was printed. */
const calls = (html: string) =>
  [...html.matchAll(/millpond\(\.\.\.(.*)\);<\/script>/g)].map(([, json]) => JSON.parse(json as string))

const lamp = {
  product_id: '7',
  variant_id: '7',
  sku: 'L-1',
  name: `"Lamp" </script><b>'&`,
  price: '19.90',
  quantity: 2,
}
const mug = { product_id: '9', variant_id: '12', sku: 'M-R', name: 'Mug, red', price: '8.00', quantity: 1 }

test.skipIf(noPhp)('WooCommerce: the script tag and the product stand in the page, escaped', () => {
  expect(printed('wp_head')).toBe(
    '<script async src="https://shop.example/ab/millpond.js" data-key="key&quot;&gt;&lt;script&gt;" data-consent="cookieless"></script>\n',
  )
  const product = printed('woocommerce_after_single_product')
  expect(product).toMatch(/^<div hidden data-mp-product="[^"<>]*"><\/div>$/)
  expect(product).toContain('&quot;price&quot;:&quot;19.90&quot;')
})

test.skipIf(noPhp)('WooCommerce: a checkout and an order are told, and no name of a product ends the script', () => {
  const html = printed('woocommerce_before_checkout_form', 'woocommerce_thankyou:1')
  expect(html.match(/<\/script>/g)).toHaveLength(3)
  expect(calls(html)).toEqual([
    ['track', 'Checkout Started', { currency: 'EUR', products: [lamp, mug] }],
    ['identify', '77'],
    [
      'track',
      'Order Completed',
      {
        order_id: '727',
        order_number: '727',
        currency: 'EUR',
        total: '44.70',
        tax: '7.14',
        shipping: '4.90',
        discount: '0.00',
        coupon: 'ann10',
        products: [lamp],
      },
    ],
  ])
})

test.skipIf(noPhp)('WooCommerce: an order is told once, and one that failed never', () => {
  const html = printed(
    'woocommerce_thankyou:1',
    'woocommerce_thankyou:1',
    'woocommerce_thankyou:2',
    'woocommerce_thankyou:9',
  )
  expect(calls(html).filter(([, name]) => name === 'Order Completed')).toHaveLength(1)
})

const inEuro = { currency: 'EUR' }
const addLamp = 'woocommerce_add_to_cart:lamp:7:3'
const added = ['track', 'Product Added', { ...inEuro, ...lamp, quantity: 3 }]

test.skipIf(noPhp)(
  'WooCommerce: what a form puts into the cart is told by the next page, once, as many as were added',
  () => {
    expect(calls(printed(addLamp))).toEqual([])
    const html = printed(addLamp, 'woocommerce_add_to_cart:mug:9:1', 'wp_head', 'wp_head')
    expect(calls(html)).toEqual([added, ['track', 'Product Added', { ...inEuro, ...mug }]])
  },
)

test.skipIf(noPhp)('WooCommerce: the cart is told ahead of the checkout on the same page', () => {
  const html = printed(addLamp, 'wp_head', 'woocommerce_before_checkout_form')
  expect(calls(html).map(([, name]) => name)).toEqual(['Product Added', 'Checkout Started'])
})

test.skipIf(noPhp)(
  'WooCommerce: what is taken out is told with all there was of it, and what is put back as added',
  () => {
    const html = printed('woocommerce_remove_cart_item:lamp', 'woocommerce_cart_item_restored:lamp', 'wp_head')
    const all = { ...inEuro, ...lamp }
    expect(calls(html)).toEqual([
      ['track', 'Product Removed', all],
      ['track', 'Product Added', all],
    ])
    expect(calls(printed('woocommerce_remove_cart_item:gone', 'wp_head'))).toEqual([])
  },
)

test.skipIf(noPhp)('WooCommerce: a page that nobody sees tells nothing, and the next one does', () => {
  const unseen = [
    'HTTP_SEC_FETCH_DEST=empty',
    'HTTP_X_REQUESTED_WITH=XMLHttpRequest',
    'HTTP_SEC_PURPOSE=prefetch;anonymous',
  ]
  for (const header of unseen) {
    const [name] = header.split('=')
    expect(calls(printed(addLamp, header, 'wp_head')), header).toEqual([])
    expect(calls(printed(addLamp, header, 'wp_head', `${name}=`, 'wp_head')), header).toEqual([added])
  }
  const inAnApp = ['HTTP_SEC_FETCH_DEST=document', 'HTTP_X_REQUESTED_WITH=com.example.app']
  expect(calls(printed(addLamp, ...inAnApp, 'wp_head'))).toEqual([added])
})

test.skipIf(noPhp)('WooCommerce: only a page that tells of a cart is kept from caches', () => {
  expect(printed('template_redirect')).toBe('')
  expect(printed(addLamp, 'template_redirect')).toBe('not kept\n')
  expect(printed(addLamp, 'wp_head', 'template_redirect')).not.toContain('not kept')
})

const fragments = 'woocommerce_add_to_cart_fragments'

test.skipIf(noPhp)('WooCommerce: the answer to a button has what it did, and no page tells it again', () => {
  const answer = printed(addLamp, '?wc-ajax=add_to_cart', fragments, fragments, 'wp_head')
  const [first = '', second = ''] = answer.split('\n')
  expect(JSON.parse(JSON.parse(first)['millpond-cart'])).toEqual([added])
  expect(JSON.parse(second)).toEqual({ 'div.cart': '<div class="cart"></div>' })
  expect(calls(answer)).toEqual([])
  const removal = printed('woocommerce_remove_cart_item:lamp', '?wc-ajax=remove_from_cart', fragments)
  expect(JSON.parse(JSON.parse(removal)['millpond-cart'])).toMatchObject([['track', 'Product Removed', lamp]])
})

test.skipIf(noPhp)(
  'WooCommerce: scripts that only ask for the cart, and adds that lead to its page, leave it to the page',
  () => {
    for (const asking of [
      [],
      ['?wc-ajax=get_refreshed_fragments'],
      ['?wc-ajax=add_to_cart', '!woocommerce_cart_redirect_after_add=yes'],
    ]) {
      const html = printed(addLamp, ...asking, fragments, 'wp_head')
      expect(html.split('\n')[0]).toBe('{"div.cart":"<div class=\\"cart\\"><\\/div>"}')
      expect(calls(html)).toEqual([added])
    }
  },
)

test.skipIf(noPhp)(
  'WooCommerce: the page tells what a button was answered, once, and bears a shop without jQuery',
  () => {
    const [, script = ''] = /<script>(.*)<\/script>/.exec(printed('wp_footer')) ?? []
    const heard: { [name: string]: (event: object, fragments?: object) => void } = {}
    const body = {}
    const document = { body, addEventListener: (_name: string, act: () => void) => act() }
    const on = (names: string, act: (typeof heard)[string]) => {
      for (const name of names.split(' ')) heard[name] = act
    }
    const told: unknown[][] = []
    const millpond = (...call: unknown[]) => told.push(call)
    const jQuery = (element: object) => ({ on: element === body ? on : undefined })
    runInNewContext(script, { document, window: { jQuery, millpond }, jQuery, millpond })
    const answer = JSON.parse(printed(addLamp, '?wc-ajax=add_to_cart', fragments))
    heard.added_to_cart?.({}, answer)
    heard.added_to_cart?.({}, answer)
    heard.removed_from_cart?.({}, { 'div.cart': '' })
    heard.added_to_cart?.({})
    expect(told).toEqual([added])
    runInNewContext(script, { document, window: {} })
  },
)
