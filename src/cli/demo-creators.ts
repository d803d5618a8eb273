import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stated } from '../../scenario/write-scenario.ts'
import { readCreatorFile } from '../collect/creators/creator-file.ts'
import { linksOfCsv } from '../collect/links/link-file.ts'
import type { Teller } from '../collect/telling.ts'
import type { Actor } from '../manage/access.ts'
import { getBrand } from '../manage/brands.ts'
import { importCreators } from '../manage/creator-import.ts'
import { createLinks } from '../manage/links.ts'
import type { Stated } from '../manage/loads.ts'

type Parts = { registry: Stated; creatorTeller: Teller; linkTeller: Teller }

/** Reads the creator book and the creators' links of a generated brand from its directory. A second time changes nothing. */
export async function loadDemoCreators(
  { registry, creatorTeller, linkTeller }: Parts,
  actor: Actor,
  brand: string,
  path: string,
): Promise<void> {
  const about = await getBrand(registry, brand)
  const { rows } = await readCreatorFile({ path: join(path, stated.creators), name: stated.creators }, about)
  await importCreators(registry, actor, brand, stated.creators, rows, true)
  await createLinks(registry, actor, brand, linksOfCsv(await readFile(join(path, stated.links), 'utf8')))
  creatorTeller.wake()
  linkTeller.wake()
}
