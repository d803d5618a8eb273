import { useNames } from '../../format/names.ts'

/** An event as it is kept, and what it means where Millpond knows it. */
export function EventName({ name }: { name: string }) {
  const nameOf = useNames()
  const meaning = nameOf('event', name)
  return (
    <>
      <code>{name}</code>
      {meaning !== name && <span className="ml-1 text-ink-3"> {meaning}</span>}
    </>
  )
}
