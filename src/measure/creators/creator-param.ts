import { z } from 'zod'
import { parseTexts } from '../define.ts'

/** Which creators a question is about; none means all. */
export const creatorParam = z
  .union([z.string().transform(parseTexts), z.array(z.string())])
  .default([])
  .meta({ description: 'Ids of creators, separated by commas', zh: '红人编号，逗号分隔' })
