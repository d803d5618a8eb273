import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stated } from '../../scenario/write-scenario.ts'
import type { Gateway } from '../collect/gateway/gateway.ts'
import { linksOfCsv } from '../collect/links/link-file.ts'
import type { Teller } from '../collect/telling.ts'
import type { Actor } from '../manage/access.ts'
import { createLinks } from '../manage/links.ts'
import type { Stated } from '../manage/loads.ts'
import { declareReports } from './demo-reports.ts'

type Parts = { registry: Stated; gateway: Gateway; linkTeller: Teller }

/** Makes the links of a generated brand's chat groups, and notes the orders for which their codes were said. */
export async function loadDemoGroups(
  { registry, gateway, linkTeller }: Parts,
  actor: Actor,
  brand: string,
  path: string,
): Promise<void> {
  const textOf = (name: string) => readFile(join(path, name), 'utf8')
  await createLinks(registry, actor, brand, linksOfCsv(await textOf(stated.groupLinks)))
  linkTeller.wake()
  await declareReports({ registry, gateway }, actor, brand, {
    reports: JSON.parse(await textOf(stated.groupReports)),
    said_in: 'whatsapp',
  })
}
