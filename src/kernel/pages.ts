/** A page of a list, and where the next one begins. */
export type Page<Item> = { items: Item[]; next?: string | undefined }

/** A list page after page. The first is read at once: what cannot be read is known before anything of it is told. */
export async function pagesOf<Item>(read: (cursor?: string) => Promise<Page<Item>>): Promise<AsyncGenerator<Item[]>> {
  const first = await read()
  return (async function* () {
    let page = first
    yield page.items
    while (page.next !== undefined) {
      page = await read(page.next)
      yield page.items
    }
  })()
}

/** A list as a whole, read page by page. */
export async function wholeList<Item>(read: (cursor?: string) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = []
  for await (const items of await pagesOf(read)) all.push(...items)
  return all
}
