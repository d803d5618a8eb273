import type { CreatorDraft, WholeCreator } from '../../api/creators.ts'

/** A creator while it is written: lists of codes as one text. */
export type Written = Omit<CreatorDraft, 'markets' | 'languages'> & { markets: string; languages: string }

export const emptyAccount = { platform: 'tiktok', handle: '', url: '', followers: null, followers_on: null }
export const emptyDraft = (): Written => ({
  ...{ name: '', category: '', markets: '', languages: '', email: '', phone: '', address: '', notes: '' },
  accounts: [{ ...emptyAccount }],
  prices: [],
})

export function writtenOf(creator: WholeCreator): Written {
  const { name, category, accounts, prices, email, phone, address, notes } = creator
  const shown = prices.map(({ deliverable, amount, currency }) => ({ deliverable, amount, currency }))
  const texts = { markets: creator.markets.join(', '), languages: creator.languages.join(', ') }
  const stated = accounts.map(({ tier: _tier, ...account }) => account)
  return { name, category, accounts: stated, prices: shown, email, phone, address, notes, ...texts }
}

const codes = (text: string) => text.split(/[\s,，、;；]+/).filter((one) => one !== '')

/** What is sent: accounts and prices that nobody filled in are left out. */
export function statedIn({ markets, languages, accounts, prices, ...rest }: Written): CreatorDraft {
  return {
    ...rest,
    markets: codes(markets).map((code) => code.toUpperCase()),
    languages: codes(languages),
    accounts: accounts
      .filter(({ handle, url }) => handle.trim() !== '' || url.trim() !== '')
      .map((account) => ({
        ...account,
        followers_on: account.followers === null ? null : account.followers_on || null,
      })),
    prices: prices.filter(({ deliverable, amount }) => deliverable.trim() !== '' || amount.trim() !== ''),
  }
}
