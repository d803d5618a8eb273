import { expect, test } from 'vitest'
import { newDatabase, programs } from '../../../test/registries.ts'
import { lockServer } from './server-lock.ts'

test.skipIf(!programs)(
  'one process at a time has a PostgreSQL registry (skipped where PostgreSQL is not installed)',
  async () => {
    const url = await newDatabase()
    const first = await lockServer(url)
    await expect(lockServer(url)).rejects.toMatchObject({ code: 'store_locked' })
    await first.release()
    const second = await lockServer(url)
    await second.release()
  },
)
