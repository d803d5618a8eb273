import { type LinkDraft, linkTexts } from '../../api/links.ts'
import { useView } from '../../shell/workspace.tsx'

/** What the address says of a link that is to be made; undefined where it says nothing. */
export function useLinkStart(): Partial<LinkDraft> | undefined {
  const { cards } = useView()
  const given = linkTexts.flatMap((name) => {
    const value = cards[`links.${name}`]
    return value ? [[name, value] as const] : []
  })
  return given.length > 0 ? Object.fromEntries(given) : undefined
}
