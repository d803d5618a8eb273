import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { newBrand } from '../../../test/people.ts'
import { onEachRegistry, temporaryDirectory } from '../../../test/registries.ts'
import { undoCreatorChange } from '../../manage/creator-changes.ts'
import { importCreators } from '../../manage/creator-import.ts'
import { creatorFilter, listCreators } from '../../manage/creator-list.ts'
import { createCreator, updateCreator } from '../../manage/creators.ts'
import { readCreatorFile } from './creator-file.ts'
import { creatorsCsv } from './creator-list-file.ts'

const english = `Influencer,Platform,Username,Profile URL,Followers,As of,Country,Language,Niche,Email,Rate (USD),Deliverable
Mia Home,TikTok,@mia.home,,120K,2026-01-05,United Kingdom,English,home,mia@example.com,400,video
,,,https://www.instagram.com/lamplover/,"9,900",2026-01-05,US; CA,en,home,,,
Jonas,YouTube,jonas,,1.2M,2026-01-05,Germany,German,tech,not an address,900,video
Bad,MySpace,bad,,10,,,,,,,
Worse,TikTok,worse,,-5,,,,,,,
`
const chinese = `红人名称,TikTok账号,TikTok粉丝数,Instagram账号,YouTube主页,国家/地区,语言,类目,邮箱,报价,币种,报价内容,备注
美亚,mia.home,12.5万,miahome,https://youtube.com/@MiaHome,英国,英语,家居,mia@example.com,420,GBP,视频,合作愉快
`

onEachRegistry('files of creators', ({ registry: registryOf }) => {
  const scene = async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const read = (csv: string) => {
      const path = join(temporaryDirectory(), 'creators.csv')
      writeFileSync(path, csv)
      return readCreatorFile({ path, name: 'creators.csv' }, { currency: 'USD', time_zone: 'UTC' })
    }
    const take = async (csv: string, write = true) =>
      importCreators(registry, owner, brand, 'creators.csv', (await read(csv)).rows, write)
    const list = async () => (await listCreators(registry, brand, creatorFilter.parse({ state: 'all' }))).items
    return { registry, brand, owner, read, take, list }
  }

  test('an English table is read, and what cannot be read is named with line, column, reason and remedy', async () => {
    const { read, take, list } = await scene()
    const { faults } = await read(english)
    expect(faults.map(({ line, field, value }) => [line, field, value])).toEqual([
      [4, 'Email', 'not an address'],
      [5, 'Platform', 'MySpace'],
      [6, 'Followers', '-5'],
    ])
    expect(faults.every(({ reason, remedy }) => reason.zh && reason.en && remedy.zh && remedy.en)).toBe(true)
    expect(await take(english, false)).toMatchObject({ made: 2, changed: 0, same: 0, change: null })
    expect(await list()).toEqual([])
    expect(await take(english)).toMatchObject({ made: 2, changed: 0, same: 0 })
    expect(await list()).toMatchObject([
      {
        name: 'lamplover',
        markets: ['US', 'CA'],
        accounts: [{ platform: 'instagram', handle: 'lamplover', followers: 9900 }],
      },
      {
        name: 'Mia Home',
        tier: 'mid',
        languages: ['en'],
        accounts: [{ platform: 'tiktok', handle: 'mia.home', followers: 120_000, followers_on: '2026-01-05' }],
        prices: [{ deliverable: 'video', amount_minor: '40000', currency: 'USD' }],
      },
    ])
  })

  test('the same file again changes nothing, and another file about the same person adds to them', async () => {
    const { take, list } = await scene()
    await take(english)
    expect(await take(english)).toMatchObject({ made: 0, changed: 0, same: 2, change: null })
    expect(await take(chinese)).toMatchObject({ made: 0, changed: 1, same: 0 })
    expect(await take(chinese)).toMatchObject({ made: 0, changed: 0, same: 1 })
    const merged = (await list()).find(({ name }) => name === '美亚')
    expect(merged?.accounts).toMatchObject([
      { platform: 'tiktok', handle: 'mia.home', followers: 120_000 },
      { platform: 'instagram', handle: 'miahome' },
      { platform: 'youtube', handle: 'MiaHome', url: 'https://youtube.com/@MiaHome' },
    ])
    expect(merged).toMatchObject({ email: 'mia@example.com', notes: '合作愉快', category: '家居' })
  })

  test('a file without names leaves the names that are there', async () => {
    const { take, list } = await scene()
    await take(english)
    const csv = 'TikTok,TikTok followers,Niche\n@mia.home,130K,garden\nsomebody.new,5K,tech\n'
    expect(await take(csv)).toMatchObject({ made: 1, changed: 1 })
    expect((await list()).map(({ name }) => name)).toEqual(['lamplover', 'Mia Home', 'somebody.new'])
    expect((await list())[1]).toMatchObject({ category: 'garden' })
  })

  test('a former handle finds its creator, and a line of two creators is left out', async () => {
    const { registry, brand, owner, take, read, list } = await scene()
    const one = await createCreator(registry, owner, brand, {
      name: 'A',
      accounts: [{ platform: 'tiktok', handle: 'old' }],
    })
    await updateCreator(registry, owner, brand, one.id, { accounts: [{ platform: 'tiktok', handle: 'new' }] })
    await createCreator(registry, owner, brand, { name: 'B', accounts: [{ platform: 'instagram', handle: 'b' }] })
    expect(await take('name,platform,handle,category\nA,tiktok,old,home\n')).toMatchObject({ made: 0, changed: 1 })
    expect((await list())[0]).toMatchObject({ category: 'home', accounts: [{ handle: 'new', former: ['old'] }] })
    const both = await read('name,TikTok,Instagram\nA,new,b\n')
    const { faults } = await importCreators(registry, owner, brand, 'x.csv', both.rows, true)
    expect(faults).toMatchObject([{ line: 2, reason: { en: 'These accounts are of several creators: A, B.' } }])
  })

  test('an import is undone as a whole', async () => {
    const { registry, brand, owner, take, list } = await scene()
    await take(english)
    const before = await list()
    const { change } = await take(`${chinese}新人,newone,5千,,,,,,,,,,\n`)
    expect(await list()).toHaveLength(3)
    await undoCreatorChange(registry, owner, brand, change ?? '')
    const known = (await list()).map(({ updated_at: _at, ...one }) => one)
    expect(known).toEqual(before.map(({ updated_at: _at, ...one }) => one))
  })

  test('what is exported is taken in again and changes nothing, and no cell is a formula', async () => {
    const { registry, brand, take } = await scene()
    await take(english)
    await take(`${chinese}=HYPERLINK("x"),formula,,,,,,,,,,,\n`)
    const { cursor: _cursor, limit: _limit, ...filter } = creatorFilter.parse({ state: 'all' })
    const csv = await text(await creatorsCsv(registry, brand, filter))
    expect(csv).not.toMatch(/(^|,)"?[=@]/m)
    expect(await take(csv)).toMatchObject({ made: 0, changed: 0, same: 3 })
  })

  test('a file of something else is refused, and says what it lacks', async () => {
    const { read } = await scene()
    await expect(read('sku,price\nA,1\n')).rejects.toMatchObject({ code: 'unreadable_file' })
  })
})
