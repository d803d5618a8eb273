import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
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
    ['track', 'Checkout Started', { currency: 'EUR', products: [lamp] }],
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
