import { sql } from 'kysely'
import type { Stated } from './loads.ts'

/** A fee that is due and in no payout yet. `part` is the how-manieth post of its collaboration; a fixed fee is part 1. */
export type DueFee = { collaboration: string; title: string; part: number; fee_minor: number; fee_currency: string }

/** A creator's fees that are due: a fixed one once something is posted, one per post for each that is out. */
export async function dueFees({ db }: Stated, brand: string, creator: string): Promise<DueFee[]> {
  const { rows } = await sql<DueFee>`
    SELECT work.id AS collaboration, title, part, fee_minor, fee_currency
    FROM collaborations AS work
    CROSS JOIN LATERAL generate_series(1, CASE
      WHEN fee_per = 'post' THEN posts
      WHEN stage IN ('posted', 'paid') THEN 1
      ELSE 0 END) AS part
    WHERE work.brand = ${brand} AND work.creator = ${creator} AND fee_minor IS NOT NULL AND NOT EXISTS (
      SELECT FROM payout_lines AS paid
      WHERE paid.brand = work.brand AND paid.collaboration = work.id AND paid.part = part.part AND paid.kind = 'fee' AND NOT is_void)
    ORDER BY work.id, part`.execute(db)
  return rows
}
