import { expect, test } from 'vitest'
import { z } from 'zod'
import { optionName, paramsOf } from './params.ts'

test('parameters of a definition become options with their choices and defaults', () => {
  const schema = z.object({
    from: z.iso.date().describe('First day'),
    sales_channel: z
      .union([z.string().transform((text) => text.split(',')), z.array(z.string())])
      .default([])
      .describe('Channels'),
    by: z.enum(['day', 'week']).default('day').describe('Step'),
  })
  expect(paramsOf(schema)).toEqual([
    { name: 'from', flag: '--from <value>', description: 'First day', choices: undefined, required: true },
    {
      name: 'sales_channel',
      flag: '--sales-channel <value>',
      description: 'Channels',
      choices: undefined,
      required: false,
    },
    { name: 'by', flag: '--by <choice>', description: 'Step (day)', choices: ['day', 'week'], required: false },
  ])
  expect(optionName('sales_channel')).toBe('salesChannel')
})
