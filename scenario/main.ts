import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { writeEvents } from './write-events.ts'
import { writeFiles, writeScenario } from './write-scenario.ts'

/** `npm run scenario -- DIRECTORY --size large --end 2025-12-31 [--seed 1] [--no-truth] [--events]`: a made-up brand's exports, and the events of its site. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: 'small' },
    end: { type: 'string', default: '2025-12-31' },
    seed: { type: 'string', default: '1' },
    'no-truth': { type: 'boolean', default: false },
    events: { type: 'boolean', default: false },
  },
})
const { directory, ...options } = z
  .object({
    directory: z.string('Name the directory to write into.'),
    size: z.enum(['tiny', 'small', 'large', 'huge']),
    end: z.iso.date(),
    seed: z.coerce.number().int(),
  })
  .parse({ ...values, directory: positionals[0] })
mkdirSync(directory, { recursive: true })
const files = values['no-truth']
  ? await writeFiles(directory, options)
  : (await writeScenario(directory, options)).files
if (values.events) files.push(...(await writeEvents(directory, options)))
for (const { name, connector, bytes } of files)
  console.log(`${name}  ${connector}  ${bytes.toLocaleString('en')} bytes`)
