import { queryOptions } from '@tanstack/react-query'
import { assetsQuery, type Right } from './assets.ts'
import { apiUrl, brandPath, call } from './client.ts'
import { sendFile } from './upload.ts'

export const fileKinds = ['contract', 'rights', 'invoice'] as const
export type FileKind = (typeof fileKinds)[number]
export type CollaborationFile = {
  id: string
  kind: FileKind
  bytes: number
  file_name: string
  created_by: { name: string }
  created_at: string
  removed_at: string | null
}

const files = (brand: string, collaboration: string) => brandPath(brand, 'collaborations', collaboration, 'files')
const one = (brand: string, id: string, ...rest: string[]) => brandPath(brand, 'collaboration-files', id, ...rest)

export const collaborationFilesQuery = (brand: string, collaboration: string) =>
  queryOptions({
    queryKey: ['collaborations', brand, 'files', collaboration],
    queryFn: ({ signal }) => call<{ items: CollaborationFile[] }>('GET', files(brand, collaboration), { signal }),
  })
export const attachFile = (brand: string, collaboration: string, kind: FileKind, file: File) =>
  sendFile<CollaborationFile>(
    files(brand, collaboration),
    { name: file.name, kind },
    file,
    () => {},
    new AbortController().signal,
  )
export const detachFile = (brand: string, id: string) => call<CollaborationFile>('DELETE', one(brand, id))
export const reattachFile = (brand: string, id: string) => call<CollaborationFile>('POST', one(brand, id, 'restore'))
export const attachedFileUrl = (brand: string, id: string) => apiUrl(one(brand, id, 'file'))

const anyAsset = { search: '', kind: '', channel: '', right: '', sku: '', market: '', state: 'all' }
/** The assets that came from a collaboration. */
export const itsAssetsQuery = (brand: string, collaboration: string) =>
  assetsQuery(brand, { ...anyAsset, collaboration }, undefined)
export const grantRights = (brand: string, collaboration: string, rights: Omit<Right, 'state'>[]) =>
  call<{ assets: number }>('POST', brandPath(brand, 'collaborations', collaboration, 'rights'), { body: { rights } })
