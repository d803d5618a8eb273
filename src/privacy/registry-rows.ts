import { type Expression, type SqlBool, sql } from 'kysely'
import { personalFields } from '../manage/creator-rows.ts'
import type { Stated } from '../manage/loads.ts'
import { contactsOf, namesOf, type Person, plain } from './person.ts'

/** What stands where the person stood. */
const erasedText = '(erased)'

/** Columns in which a registry row may quote lines of files, by table. */
const quoting = {
  imports: ['file_name', 'table_name', 'options', 'header', 'preview', 'findings', 'error'],
  audit: ['before', 'after'],
  deliveries: ['body', 'fault'],
  tasks: ['title', 'note'],
  creators: ['name', 'email', 'phone', 'address', 'notes', 'accounts', 'words'],
  creators_before: ['before'],
  collaborations: ['title', 'notes', 'contract', 'rights'],
  samples: ['stock_place', 'route', 'customs', 'tracking', 'post_url', 'notes'],
  assets: ['title', 'alt', 'maker', 'note', 'file_name'],
  product_test_links: ['label', 'person'],
  product_test_inbox: ['customer_id', 'body'],
  product_test_orders: ['email'],
  product_test_quarantine: ['value', 'body'],
} as const
/** By which column a row is known. */
const key = {
  imports: 'id',
  audit: 'id',
  deliveries: 'number',
  tasks: 'id',
  creators: 'id',
  creators_before: 'number',
  collaborations: 'id',
  samples: 'id',
  assets: 'id',
  product_test_links: 'id',
  product_test_inbox: 'number',
  product_test_orders: 'id',
  product_test_quarantine: 'id',
} as const

type QuotingTable = keyof typeof quoting
type Row = Record<string, unknown>

/** Tables of the registry that hold no person of whom events or orders tell, and why; any other fails a test. */
export const registryWithoutPeople: Readonly<Record<string, string>> = {
  users: 'accounts of those who work with Millpond',
  sessions: 'accounts of those who work with Millpond',
  accounts: 'accounts of those who work with Millpond',
  verifications: 'accounts of those who work with Millpond',
  sign_in_attempts: 'accounts of those who work with Millpond',
  members: 'accounts of those who work with Millpond',
  invitations: 'accounts of those who work with Millpond',
  brands: 'settings',
  api_keys: 'settings',
  sources: 'settings',
  stated_loads: 'numbers',
  mappings: 'columns of files',
  toll_rules: 'settings',
  spend_rules: 'settings',
  channel_rules: 'settings',
  lifecycle_rules: 'settings',
  traffic: 'how far a rebuild is',
  demo_events: 'how far the demo is',
  links: 'short links and the creators who post them, with whom the brand works',
  link_settings: 'settings',
  lifetime: 'when customers were last forecast',
  dark_tests: 'settings',
  moves: 'products, traffic and amounts',
  audiences: 'questions; whom they list is asked anew each time',
  report_settings: 'addresses of those who work with Millpond',
  sent_reports: 'addresses of those who work with Millpond',
  lost_clicks: 'numbers',
  creator_accounts: 'public handles of those with whom the brand works',
  creator_changes: 'who of the brand did what, and the names of those with whom it works',
  creator_tiers: 'settings',
  payouts: 'amounts that were paid to those with whom the brand works',
  payout_lines: 'numbers of orders and amounts that were paid for them: the accounts need them',
  asset_rights: 'where an asset may be shown',
  asset_placements: 'ads, posts and pages, and who of the brand stated them',
  galleries: 'settings',
  gallery_items: 'products that an asset leads to',
  product_tests: 'what is shown and asked, as the brand wrote it',
  product_test_pictures: 'pictures of goods',
  product_test_respondents: 'keyed hashes, and how often each has sent something',
  connections: 'settings, and secrets that are sealed',
  connection_runs: 'when platforms were read, and what they refused',
  privacy: 'settings',
  erasures: 'the ids for as long as an erasure goes on',
  kept_out: 'salted hashes',
  migrations: 'the schema',
}
export const registryWithPeople = Object.keys(quoting) as QuotingTable[]

/** Rows of the registry that quote the person: previews and findings of imports, the trail, and webhooks that were set aside. */
export async function registryRows(
  registry: Stated,
  brand: string,
  person: Person,
): Promise<{ table: string; row: Row }[]> {
  const found: { table: string; row: Row }[] = []
  for (const table of registryWithPeople) {
    for (const row of await rowsThatMay(registry, brand, person, table)) {
      if (cleaned(table, row, person)) found.push({ table, row })
    }
  }
  return found
}

/** Takes the person out of what the registry quotes; the rows stay. @returns how many were changed */
export async function cleanRegistry(registry: Stated, brand: string, person: Person): Promise<number> {
  const found = await registryRows(registry, brand, person)
  for (const { table, row } of found) {
    const patch = cleaned(table as QuotingTable, row, person) ?? {}
    await registry.db
      .updateTable(table as QuotingTable)
      .set(patch as never)
      .where(sql.ref(key[table as QuotingTable]), '=', row[key[table as QuotingTable]])
      .execute()
  }
  return found.length
}

async function rowsThatMay({ db }: Stated, brand: string, person: Person, table: QuotingTable): Promise<Row[]> {
  const texts = [...namesOf(person), ...person.orders.map(plain)]
  const any: Expression<SqlBool>[] = quoting[table].map(
    (column) => sql<SqlBool>`EXISTS (
      SELECT 1 FROM unnest(${texts}::text[]) AS one WHERE strpos(lower(${sql.ref(column)}::text), one) > 0)`,
  )
  const rows = await db
    .selectFrom(table)
    .selectAll()
    .where('brand', '=', brand)
    .where((is) => is.or(any))
    .execute()
  return rows as Row[]
}

/** The columns that have to change, as they are written; undefined where none has to. */
function cleaned(table: QuotingTable, row: Row, person: Person): Record<string, unknown> | undefined {
  // A webhook is all about its customer. What is left tells it when it comes again.
  if (table === 'deliveries')
    return { body: null, fault: null, status: row.status === 'waiting' ? 'ignored' : row.status }
  const patch: Record<string, unknown> = {}
  const remover = textRemover(person)
  for (const column of quoting[table]) {
    const before = row[column]
    const after =
      column === 'preview' ? withoutLines(before, person) : without(withoutContact(before, remover), remover)
    if (JSON.stringify(before) === JSON.stringify(after)) continue
    patch[column] = typeof after === 'string' ? after : JSON.stringify(after)
  }
  if (table === 'creators' && withoutContact(row, remover) !== row) Object.assign(patch, nothingPersonal)
  if (Object.keys(patch).length === 0) return undefined
  // Whoever looks at a creator meanwhile is told, and the warehouse hears of a name that is gone.
  return table === 'creators' ? { ...patch, updated_at: new Date() } : patch
}

const nothingPersonal = Object.fromEntries(personalFields.map((name) => [name, '']))

/** A creator, as the book has or had them, without any contact where one of them is the person's: an address or a note tells more. */
function withoutContact(value: unknown, remover: (text: string) => string): unknown {
  if (typeof value !== 'object' || value === null || !personalFields.every((name) => name in value)) return value
  const { email, phone } = value as Row
  const isTheirs = [email, phone].some((one) => typeof one === 'string' && remover(one) !== one)
  return isTheirs ? { ...value, ...nothingPersonal } : value
}

/** Takes the person out of a text: all of it goes where it is a name of the person, or holds an address of theirs. */
function textRemover(person: Person): (text: string) => string {
  const names = new Set(namesOf(person))
  const contacts = contactsOf(person)
  return (text) => {
    const small = plain(text)
    return names.has(small) || contacts.some((contact) => small.includes(contact)) ? erasedText : text
  }
}

function without(value: unknown, remover: (text: string) => string): unknown {
  if (typeof value === 'string') return remover(value)
  if (Array.isArray(value)) return value.map((one) => without(one, remover))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, without(one, remover)]))
}

/** Lines of a file, as a preview shows them: of a line that names the person or their order no text stays, since it tells more. */
function withoutLines(value: unknown, person: Person): unknown {
  const remover = textRemover(person)
  const orders = new Set(person.orders.map(plain))
  const isTheirs = (cell: unknown) => typeof cell === 'string' && (orders.has(plain(cell)) || remover(cell) !== cell)
  const clean = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return isTheirs(one) ? erasedText : one
    if (Object.values(one).some(isTheirs)) return without(one, () => erasedText)
    if (Array.isArray(one)) return one.map(clean)
    return Object.fromEntries(Object.entries(one).map(([name, each]) => [name, clean(each)]))
  }
  return clean(value)
}
