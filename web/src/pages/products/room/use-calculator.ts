import { useEffect, useMemo, useRef, useState } from 'react'
import type { RoomProduct, RoomTerms } from '../../../api/room.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useView, useWorkspace } from '../../../shell/workspace.tsx'
import { draftOf, emptyProduct, type ProductDraft, readDraft, type TermsDraft, writeDraft } from './draft.ts'

const typingMs = 400
/** Products in the order of the list, each with a key of its own, since names may be the same. */
export type Listed = {
  key: number
  draft: ProductDraft
  /** The measured row that it was filled from; empty where there is none. */
  measured: string
}

/** What the calculator is asked: products, of which one is open, and the terms. The address keeps a single product and the terms. */
export function useCalculator() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { cards, change } = useView()
  const [first] = useState(() => readDraft(cards, brand.currency))
  const [products, setProducts] = useState<Listed[]>([{ key: 0, draft: first.product, measured: first.measured }])
  const [open, setOpen] = useState(0)
  const [terms, setTerms] = useState<TermsDraft>(first.terms)
  const nextKey = useRef(1)
  const shown = products.find(({ key }) => key === open) ?? products[0]

  useKept(products.length === 1 ? products[0] : undefined, terms, change)
  const usual = useMemo(
    () => [
      { name: t('room.creator'), percent: '15' },
      { name: t('room.agency'), percent: '5' },
      { name: t('room.leader'), percent: '3' },
    ],
    [t],
  )
  const asked = useMemo<RoomTerms>(() => ({ ...terms, levels: terms.levels ?? usual }), [terms, usual])

  const list = (drafts: readonly ProductDraft[]) => {
    const listed = drafts.map((draft) => ({ key: nextKey.current++, draft, measured: '' }))
    setProducts(listed)
    setOpen(listed[0]?.key ?? 0)
  }
  const changeOpen = (to: (one: Listed) => Listed) =>
    setProducts((all) => all.map((one) => (one.key === shown?.key ? to(one) : one)))
  return {
    products,
    shown,
    terms: asked,
    setTerms: (part: Partial<TermsDraft>) => setTerms((before) => ({ ...before, ...part })),
    open: setOpen,
    /** Changes the product that is open. */
    changeShown: (part: Partial<ProductDraft>) => changeOpen((one) => ({ ...one, draft: { ...one.draft, ...part } })),
    /** Fills it with what was measured. */
    fill: (draft: ProductDraft | undefined, measured: string) =>
      changeOpen((one) => ({ ...one, draft: draft ?? one.draft, measured })),
    replaceAll: (read: readonly RoomProduct[]) => list(read.map(draftOf)),
    clear: () => list([emptyProduct(brand.currency)]),
    remove(key: number) {
      const rest = products.filter((one) => one.key !== key)
      if (rest.length === 0) return list([emptyProduct(brand.currency)])
      setProducts(rest)
    },
    add() {
      const key = nextKey.current++
      setProducts((all) => [
        ...all,
        { key, draft: emptyProduct(shown?.draft.currency ?? brand.currency), measured: '' },
      ])
      setOpen(key)
    },
  }
}

/** Writes the address a moment after the last key, so that typing makes no steps of it. */
function useKept(
  product: Listed | undefined,
  terms: TermsDraft,
  change: (part: Record<string, string | undefined>) => unknown,
): void {
  const written = useRef<string | undefined>(undefined)
  useEffect(() => {
    const part = writeDraft(product?.draft, terms, product?.measured)
    const text = JSON.stringify(part)
    if (written.current === undefined) written.current = text
    if (written.current === text) return
    const soon = setTimeout(() => {
      written.current = text
      void change(part)
    }, typingMs)
    return () => clearTimeout(soon)
  }, [product, terms, change])
}
