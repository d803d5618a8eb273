import type { ColumnType } from 'kysely'
import type { AssetPlacements, AssetRights, Assets, Galleries, GalleryItems } from './asset-tables.ts'
import type { Imports, Mappings, SpendRules, StatedLoads, TollRules } from './book-tables.ts'
import type {
  Accounts,
  ApiKeys,
  Audit,
  Brands,
  Invitations,
  Members,
  Sessions,
  SignInAttempts,
  Users,
  Verifications,
} from './brand-tables.ts'
import type { Collaborations, PayoutLines, Payouts, Samples } from './collaboration-tables.ts'
import type { Instant, Optional } from './columns.ts'
import type { ConnectionRuns, Connections } from './connection-tables.ts'
import type { CreatorAccounts, CreatorChanges, Creators, CreatorsBefore, CreatorTiers } from './creator-tables.ts'
import type { Erasures, KeptOut, Privacy } from './privacy-tables.ts'
import type {
  ProductTestInbox,
  ProductTestLinks,
  ProductTestOrders,
  ProductTestPictures,
  ProductTestQuarantine,
  ProductTestRespondents,
  ProductTests,
} from './product-test-tables.ts'
import type { ReportSettings, SentReports } from './report-tables.ts'
import type {
  ChannelRuleVersions,
  Deliveries,
  DemoEvents,
  LifecycleRules,
  LinkSettings,
  Links,
  LostClicks,
  Sources,
  Traffic,
} from './traffic-tables.ts'
import type { Audiences, Moves, Tasks } from './work-tables.ts'

type Lifetime = { brand: string; fitted_at: Date; currency: Optional<string> }
type DarkTests = {
  brand: string
  tested_at: Optional<Date>
  currency: Optional<string>
  assumptions: ColumnType<Record<string, number>, string | undefined, string>
}
type Migrations = { name: string; checksum: string; applied_at: Instant }

/** Every table of the registry, as kysely sees it. */
export type Tables = {
  users: Users
  sessions: Sessions
  accounts: Accounts
  verifications: Verifications
  sign_in_attempts: SignInAttempts
  brands: Brands
  members: Members
  invitations: Invitations
  api_keys: ApiKeys
  audit: Audit
  imports: Imports
  sources: Sources
  traffic: Traffic
  deliveries: Deliveries
  stated_loads: StatedLoads
  mappings: Mappings
  toll_rules: TollRules
  spend_rules: SpendRules
  channel_rules: ChannelRuleVersions
  demo_events: DemoEvents
  privacy: Privacy
  erasures: Erasures
  kept_out: KeptOut
  links: Links
  link_settings: LinkSettings
  lost_clicks: LostClicks
  lifetime: Lifetime
  dark_tests: DarkTests
  lifecycle_rules: LifecycleRules
  moves: Moves
  audiences: Audiences
  tasks: Tasks
  report_settings: ReportSettings
  sent_reports: SentReports
  creators: Creators
  creator_accounts: CreatorAccounts
  creator_changes: CreatorChanges
  creators_before: CreatorsBefore
  collaborations: Collaborations
  samples: Samples
  payouts: Payouts
  payout_lines: PayoutLines
  creator_tiers: CreatorTiers
  assets: Assets
  asset_rights: AssetRights
  asset_placements: AssetPlacements
  galleries: Galleries
  gallery_items: GalleryItems
  product_tests: ProductTests
  product_test_pictures: ProductTestPictures
  product_test_links: ProductTestLinks
  product_test_inbox: ProductTestInbox
  product_test_respondents: ProductTestRespondents
  product_test_orders: ProductTestOrders
  product_test_quarantine: ProductTestQuarantine
  connections: Connections
  connection_runs: ConnectionRuns
  migrations: Migrations
}
