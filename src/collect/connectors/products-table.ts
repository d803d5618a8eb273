import { defineConnector } from './define.ts'
import { field, required } from './field.ts'
import { RowCurrency } from './row-currency.ts'
import { currencyInHeader } from './values/currency.ts'

export const productsTable = defineConnector({
  id: 'products-table',
  title: { en: 'Product table', zh: '商品表' },
  doc: {
    en: 'The products by SKU, with title, category, parent, picture and list price. Export it from the shop (Shopify: Products → Export; its variants count as products) or from order software, or keep it in a spreadsheet. A newer row for a SKU replaces the older.',
    zh: '按 SKU 列出的商品：名称、类目、父 SKU、图片、标价。可从店铺（Shopify：产品 → 导出，变体即商品）或 ERP 导出，也可用电子表格维护。同一 SKU 的新行会替换旧行。',
  },
  facts: ['products'],
  fields: {
    sku: required(
      'text',
      'SKU',
      'SKU',
      'sku | seller sku | variant sku | item sku | 商品编码 | 商家编码 | 产品编码 | 货号 | 库存sku',
    ),
    title: field('text', 'Title', '名称', 'title | name | product name | product | 商品名称 | 产品名称 | 名称 | 标题'),
    category: field(
      'text',
      'Category',
      '类目',
      'category | product category | type | product type | 类目 | 分类 | 商品类目 | 品类',
    ),
    parent_sku: field(
      'text',
      'Parent SKU',
      '父 SKU',
      'parent_sku | parent sku | handle | parent | spu | 父sku | 主sku | 父体',
    ),
    image_url: field(
      'text',
      'Picture',
      '图片',
      'image_url | image | image src | variant image | picture | 图片 | 图片链接 | 主图',
    ),
    price: field('money', 'List price', '标价', 'price | list price | variant price | 价格 | 售价 | 标价'),
    currency: field('currency', 'Currency', '币种', 'currency | currency code | 币种 | 货币'),
  },
  oneOf: ['title', 'category', 'parent_sku', 'image_url'],
  options: { currency: '' },
  sample: `sku,title,category,parent_sku,image_url,price,currency
MUG-BLUE,Blue mug,Kitchen,MUG,https://shop.example/mug-blue.jpg,14.50,USD
TEA-GREEN,Green tea 100 g,Food,,,9.00,USD
`,
  open: ({ options }) => {
    const currencies = new RowCurrency(options.currency)
    return {
      row(row, emit) {
        // Shop exports add rows for further pictures, with neither a SKU nor a title.
        if (!row.has('sku') && !row.has('title')) return 'ignored'
        const currency = row.has('price') ? currencies.of(row, currencyInHeader(row.header('price'))) : ''
        emit('products', {
          line_key: '',
          sku: row.need(row.id('sku'), 'sku'),
          title: row.text('title'),
          category: row.text('category'),
          parent_sku: row.id('parent_sku'),
          image_url: row.text('image_url'),
          currency,
          price_minor: currency === '' ? undefined : row.money('price', currency),
        })
      },
      end: () => currencies.findings(),
    }
  },
})
