import { collaborationList } from '../../collect/collaborations/collaboration-file.ts'
import { sampleList } from '../../collect/collaborations/sample-file.ts'
import { importCollaborations } from '../../manage/collaboration-import.ts'
import { importSamples } from '../../manage/sample-import.ts'
import { listFileRoutes } from '../list-files.ts'
import type { App, Parts } from '../parts.ts'

/** Collaborations from the spreadsheets in which they were kept before. */
export function collaborationImportRoutes(app: App, parts: Parts): void {
  const { registry, commissionTeller } = parts
  listFileRoutes(app, parts, {
    path: '/collaborations',
    tag: 'collaborations',
    kind: collaborationList,
    async take({ actor, brand }, file, rows, write) {
      const done = await importCollaborations(registry, actor, brand, file, rows, write)
      if (write) commissionTeller.wake()
      return done
    },
  })
}

/** Samples, too. */
export function sampleImportRoutes(app: App, parts: Parts): void {
  listFileRoutes(app, parts, {
    path: '/samples',
    tag: 'samples',
    kind: sampleList,
    take: ({ actor, brand }, file, rows, write) => importSamples(parts.registry, actor, brand, file, rows, write),
  })
}
