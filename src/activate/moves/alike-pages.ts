/** A page with how often visits end there without an order: as on pages alike, as drawn towards that, and the error of this. */
export type Alike<Row> = { row: Row; kind: string; usual: number; rate: number; error: number }
type Counted = { page: string; visits: number; lost_exits: number }

/** Fewer pages tell little of what is usual among them. */
const fewestPages = 5

/**
 * Pages are alike that lie in the same folder: "/products/". The share of visits that end on each is drawn towards that of all, by how much
 * they differ beyond chance (method of moments; a beta-binomial with a normal one in its place). Folders where they do not are left out.
 */
export function pagesAlike<Row extends Counted>(pages: readonly Row[]): Alike<Row>[] {
  const folders = Map.groupBy(pages, ({ page }) => folderOf(page))
  return [...folders].flatMap(([kind, rows]) => (kind === '' || rows.length < fewestPages ? [] : drawn(kind, rows)))
}

/** Pages at the top of a shop (cart, search, its first page) have nothing to do with one another. */
function folderOf(page: string): string {
  const [path = ''] = page.split('?')
  const end = path.replace(/\/$/, '').lastIndexOf('/')
  return end > 0 ? path.slice(0, end + 1) : ''
}

function drawn<Row extends Counted>(kind: string, rows: readonly Row[]): Alike<Row>[] {
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0)
  const all = sum(({ visits }) => visits)
  const usual = all > 0 ? sum(({ lost_exits }) => lost_exits) / all : 0
  const chance = usual * (1 - usual)
  const spread = sum(({ visits, lost_exits }) => (visits > 0 ? visits * (lost_exits / visits - usual) ** 2 : 0))
  const between = (spread - (rows.length - 1) * chance) / (all - sum(({ visits }) => visits ** 2) / all)
  if (!(between > 0)) return []
  return rows.flatMap((row) => {
    if (row.visits === 0) return []
    const weight = between / (between + chance / row.visits)
    const rate = usual + weight * (row.lost_exits / row.visits - usual)
    return { row, kind, usual, rate, error: Math.sqrt((1 - weight) * between) }
  })
}
