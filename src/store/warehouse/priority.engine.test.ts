import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import { sql } from '../sql.ts'
import { niceness } from './chdb-config.ts'
import { inBackground } from './in-background.ts'

/** Milliseconds that the threads of this process have computed at the priority of what nobody waits for, as Linux tells them. */
function msAtLowPriority(): number {
  let ticks = 0
  for (const thread of readdirSync('/proc/self/task')) {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    if (fields[16] === niceness) ticks += (fields[11] ?? 0) + (fields[12] ?? 0)
  }
  return ticks * 10
}

test.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'what is derived gives way to whoever waits for an answer, and a question does not (needs Linux, and root to set priorities)',
  async () => {
    const { warehouse } = await engines()
    const work = sql`SELECT sum(sipHash64(number)) AS x FROM numbers(20000000)`
    const during = async (running: Promise<unknown>) => {
      let over = false
      const end = running.finally(() => {
        over = true
      })
      let most = 0
      while (!over) {
        most = Math.max(most, msAtLowPriority())
        await setTimeout(10)
      }
      await end
      return most
    }
    const before = msAtLowPriority()
    const derived = await during(warehouse.run(work))
    expect(derived - before).toBeGreaterThan(100)
    const asked = await during(warehouse.query(work, { limits: { seconds: 300 } }))
    expect(asked - before).toBeLessThan(derived - before)
    const askedBehind = await during(inBackground(warehouse).query(work, { limits: { seconds: 300 } }))
    expect(askedBehind - asked).toBeGreaterThan(100)
  },
)
