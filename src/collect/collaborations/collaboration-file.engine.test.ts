import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newBrand } from '../../../test/people.ts'
import { onEachRegistry, temporaryDirectory } from '../../../test/registries.ts'
import { listAudit } from '../../manage/audit.ts'
import { importCollaborations } from '../../manage/collaboration-import.ts'
import { collaborationFilter, listCollaborations } from '../../manage/collaboration-list.ts'
import { createCreator } from '../../manage/creators.ts'
import { importSamples } from '../../manage/sample-import.ts'
import { listSamples, sampleFilter } from '../../manage/samples.ts'
import { faultyLines } from '../lists/faulty-lines.ts'
import { readListFile } from '../lists/list-file.ts'
import { listTemplate } from '../lists/template.ts'
import { collaborationList } from './collaboration-file.ts'
import { sampleList } from './sample-file.ts'

const english = `Creator,Handle,Campaign,Status,Owner,Due date,Fee (GBP),Fee is,Commission,Orders from,Tracked by,Cap in total,Notes
,@mia.home,Spring,Agreed,Ann,2026-03-01,400.50,per post,12.5%,2026-02-01,link; coupon,1000,"=kind, quick"
Jonas,,Autumn,found,,,0,,,,,,
,@nobody,Spring,agreed,,,,,,,,,
,@mia.home,Winter,lost,,,,,,,,,
,@mia.home,Summer,agreed,,,,,10,,,,
,@mia.home,Later,agreed,Nobody Known,,,,,,,,
`
const chinese = `红人,账号,合作名称,阶段,计佣起始日,佣金比例,备注
,mia.home,spring,已寄样,,,
,mia.home,夏季,已谈妥,2026-06-01,8%,新品
`

onEachRegistry('files of collaborations and of samples', ({ registry: registryOf }) => {
  const scene = async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry, { currency: 'USD', time_zone: 'UTC' })
    const account = (platform: 'tiktok' | 'youtube', handle: string) => [{ platform, handle }]
    const mia = await createCreator(registry, owner, brand, { name: 'Mia', accounts: account('tiktok', 'mia.home') })
    await createCreator(registry, owner, brand, { name: 'Jonas', accounts: account('youtube', 'jonas.tech') })
    const fileOf = (csv: string) => {
      const path = join(temporaryDirectory(), 'list.csv')
      writeFileSync(path, csv)
      return { path, name: 'list.csv' }
    }
    const settings = { currency: 'USD', time_zone: 'UTC' }
    const take = async (csv: string, write = true) => {
      const { rows, faults } = await readListFile(fileOf(csv), settings, collaborationList)
      const done = await importCollaborations(registry, owner, brand, 'list.csv', rows, write)
      return { ...done, faults: [...faults, ...done.faults].sort((a, b) => a.line - b.line) }
    }
    const takeSamples = async (csv: string) => {
      const { rows, faults } = await readListFile(fileOf(csv), settings, sampleList)
      const done = await importSamples(registry, owner, brand, 'list.csv', rows, true)
      return { ...done, faults: [...faults, ...done.faults].sort((a, b) => a.line - b.line) }
    }
    const list = async () =>
      (await listCollaborations(registry, owner, brand, collaborationFilter.parse({ state: 'all' }))).items
    const samples = async () => (await listSamples(registry, brand, sampleFilter.parse({}))).items
    return { registry, brand, owner, mia, fileOf, take, takeSamples, list, samples }
  }

  test('what can be read is taken once, and each line that cannot is named with field, reason and remedy', async () => {
    const { take, list } = await scene()
    const looked = await take(english, false)
    expect(looked).toMatchObject({ made: 2, changed: 0, same: 0 })
    expect(await list()).toEqual([])
    expect(looked.faults.map(({ line, field, value }) => [line, field, value])).toEqual([
      [4, 'handle', '@nobody'],
      [5, 'Status', 'lost'],
      [6, 'starts_on', ''],
      [7, 'owner', 'Nobody Known'],
    ])
    expect(looked.faults.every(({ reason, remedy }) => reason.zh && reason.en && remedy.zh && remedy.en)).toBe(true)
    expect(await take(english)).toMatchObject({ made: 2, changed: 0, same: 0 })
    const [one, other] = (await list()).sort((a, b) => a.title.localeCompare(b.title)).reverse()
    expect(one).toMatchObject({
      ...{ title: 'Spring', stage: 'agreed', creator: { name: 'Mia' }, owner: { name: 'Ann' }, due_on: '2026-03-01' },
      ...{ fee: { amount: '400.50', currency: 'GBP' }, fee_per: 'post', commission_percent: '12.5', cap: '1000.00' },
      ...{ starts_on: '2026-02-01', claims: ['link', 'coupon'], hold_days: 30, notes: '=kind, quick' },
    })
    expect(other).toMatchObject({ title: 'Autumn', creator: { name: 'Jonas' }, fee: null, commission_percent: null })
    expect(await take(english)).toMatchObject({ made: 0, changed: 0, same: 2 })
  })

  test('a Chinese table changes what it says and leaves the rest; the trail has how it was before', async () => {
    const { registry, brand, take, list } = await scene()
    await take(english)
    expect(await take(chinese)).toMatchObject({ made: 1, changed: 1, same: 0, faults: [] })
    const spring = (await list()).find(({ title }) => title.toLowerCase() === 'spring')
    expect(spring).toMatchObject({ stage: 'sample_sent', commission_percent: '12.5', cap: '1000.00' })
    const { items } = await listAudit(registry, brand)
    const trail = items.find(({ action }) => action === 'collaborations.import')
    expect(trail?.after).toMatchObject({ file: 'list.csv' })
    expect(JSON.stringify(trail?.after)).toContain('"stage":"agreed"')
  })

  test('lines that were left out are saved whole with their reasons, and mended ones are taken in', async () => {
    const { fileOf, take, list } = await scene()
    const { faults } = await take(english)
    let saved = ''
    for await (const some of faultyLines(fileOf(english), collaborationList, faults, 'en')) saved += some
    const lines = saved.trim().split('\r\n')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toMatch(/^Creator,Handle,.*,in line,column,reason,remedy$/)
    expect(lines[1]).toContain('Nobody in the creator book is called so.')
    const mended = saved.replace('@nobody', "'@jonas.tech").replace('lost', 'paid').replace('Nobody Known', 'Ann')
    expect(await take(mended)).toMatchObject({ made: 3, faults: [{ field: 'starts_on' }] })
    expect(await list()).toHaveLength(5)
  })

  test('the templates are lists themselves, in both languages', async () => {
    const { take, takeSamples } = await scene()
    for (const language of ['en', 'zh'] as const) {
      expect(await take(listTemplate(collaborationList, language))).toMatchObject({ made: 1, faults: [] })
      expect(await takeSamples(listTemplate(sampleList, language))).toMatchObject({ faults: [], made: 1 })
    }
  })

  test('samples find their collaboration, twice the same file changes nothing, and two alike stay two', async () => {
    const { take, takeSamples, samples } = await scene()
    await take(english)
    const csv = `handle,sku,quantity,stock in,creator in,cost (USD),tracking,sent on,received on
mia.home,MUG,1,China,United Kingdom,18.50,T1,2026-02-01,
mia.home,MUG,1,CN,GB,0,,,
mia.home,MUG,1,CN,GB,,,,
jonas.tech,LAMP,2,CN,DE,,T3,2026-02-05,2026-02-01
nobody,LAMP,2,CN,DE,,,,
`
    const first = await takeSamples(csv)
    expect(first).toMatchObject({ made: 3, changed: 0, same: 0 })
    expect(first.faults).toMatchObject([
      { line: 5, field: 'received_on' },
      { line: 6, field: 'handle' },
    ])
    expect(await takeSamples(csv)).toMatchObject({ made: 0, changed: 0, same: 3 })
    const arrived = 'handle,sku,tracking,received on\nmia.home,MUG,T1,2026-02-09\n'
    expect(await takeSamples(arrived)).toMatchObject({ made: 0, changed: 1 })
    const costs = (await samples()).map(({ tracking, received_on, cost }) => [tracking, received_on, cost?.amount])
    expect(costs.sort()).toEqual([
      ['', null, undefined],
      ['', null, '0.00'],
      ['T1', '2026-02-09', '18.50'],
    ])
  })

  test('a creator with several collaborations has to be told which one', async () => {
    const { take, takeSamples } = await scene()
    await take(english)
    await take(chinese)
    const { faults } = await takeSamples('handle,sku\nmia.home,MUG\n')
    expect(faults).toMatchObject([{ field: 'collaboration' }])
    expect(await takeSamples('handle,sku,collaboration\nmia.home,MUG,夏季\n')).toMatchObject({ made: 1, faults: [] })
  })
})
