import { z } from 'zod'
import { period } from '../define.ts'

/** Parameters of questions about videos: the days tell in which clicks, visits and orders of their links count. */
export const videoPeriod = period.pick({ from: true, to: true, currency: true })

export const platformParam = period.shape.store.meta({ description: 'Platforms of videos', zh: '视频平台' })

export const videoParam = z.string().max(300).meta({
  description: 'Video: its platform and id, such as youtube:v-balcony-a',
  zh: '视频：平台与编号，如 youtube:v-balcony-a',
})
