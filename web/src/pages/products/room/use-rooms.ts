import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { askRooms, type RoomCurve, type RoomProduct, type RoomTerms } from '../../../api/room.ts'
import { useWorkspace } from '../../../shell/workspace.tsx'

const typingMs = 250

/** The rooms of products, asked a moment after the last key; the last ones stay in sight meanwhile. Nothing is asked of none. */
export function useRooms(products: readonly RoomProduct[], terms: RoomTerms | undefined, curve?: RoomCurve) {
  const { brand } = useWorkspace()
  const body = useSettled(JSON.stringify({ ...terms, products, ...(curve && { curve }) }))
  const asked = useQuery({
    queryKey: ['room', brand.id, body],
    queryFn: ({ signal }) => askRooms(brand.id, JSON.parse(body), signal),
    placeholderData: keepPreviousData,
    enabled: products.length > 0 && terms !== undefined && (JSON.parse(body).products as unknown[]).length > 0,
    retry: false,
  })
  return { rooms: asked.data?.rooms ?? [], error: asked.error, stale: asked.isPlaceholderData }
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const soon = setTimeout(() => setSettled(text), typingMs)
    return () => clearTimeout(soon)
  }, [text])
  return settled
}
