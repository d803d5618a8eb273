import { z } from 'zod'
import { period } from '../define.ts'

/** Parameters of questions about live sessions. A session is of the day on which it began, where the brand lives. */
export const livePeriod = period.pick({ from: true, to: true, currency: true, country: true }).extend({
  platform: period.shape.store.meta({ description: 'Platforms of live sessions', zh: '直播平台' }),
  host: period.shape.store.meta({ description: 'Hosts', zh: '主播' }),
})

export type Params = z.infer<typeof livePeriod>

export const sessionParam = z
  .string()
  .max(300)
  .meta({ description: 'Session: its platform and id, such as tiktok:L-501', zh: '场次：平台与编号，如 tiktok:L-501' })
