import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { askRooms, type RoomCurve, type RoomProduct, type RoomTerms } from '../../../api/room.ts'
import { useWorkspace } from '../../../shell/workspace.tsx'

const typingMs = 250

/** The rooms of products, asked a moment after the last key; the last ones stay in sight meanwhile. Nothing is asked of none. */
export function useRooms(products: readonly RoomProduct[], terms: RoomTerms | undefined, curve?: RoomCurve) {
  const { brand } = useWorkspace()
  const isAsked = products.length > 0 && terms !== undefined
  const body = useSettled(isAsked ? JSON.stringify({ ...terms, products, ...(curve && { curve }) }) : '')
  const asked = useQuery({
    queryKey: ['room', brand.id, body],
    queryFn: async ({ signal }) => {
      const asked = JSON.parse(body) as Parameters<typeof askRooms>[1]
      const { rooms } = await askRooms(brand.id, asked, signal)
      return { rooms, byProduct: new Map(asked.products.map((product, i) => [JSON.stringify(product), rooms[i]])) }
    },
    placeholderData: keepPreviousData,
    enabled: body !== '',
    retry: false,
  })
  return {
    first: asked.data?.rooms[0],
    /** Of a product as it is stated; undefined until it is answered. */
    of: (product: RoomProduct) => asked.data?.byProduct.get(JSON.stringify(product)),
    error: asked.error,
    stale: asked.isPlaceholderData,
  }
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const soon = setTimeout(() => setSettled(text), typingMs)
    return () => clearTimeout(soon)
  }, [text])
  return settled
}
