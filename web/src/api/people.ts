import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'
import type { Role } from './session.ts'

export type Member = { id: string; name: string; email: string; role: Role; created_at: string }
export type Invitation = { id: string; email: string; role: Role; expires_at: string; created_at: string }
export type ApiKey = {
  id: string
  name: string
  prefix: string
  scopes: Scope[]
  created_by: string
  created_at: string
  last_used_at: string | null
}
export type Scope = 'read' | 'write' | 'admin'
export type AuditEntry = {
  id: string
  actor: { kind: string; id: string; name: string }
  action: string
  what: string
  before: unknown
  after: unknown
  at: string
}

const listQuery = <Item>(brand: string, name: string) =>
  queryOptions({
    queryKey: [name, brand],
    queryFn: ({ signal }) => call<{ items: Item[] }>('GET', brandPath(brand, name), { signal }),
  })

export const membersQuery = (brand: string) => listQuery<Member>(brand, 'members')
export const invitationsQuery = (brand: string) => listQuery<Invitation>(brand, 'invitations')
export const keysQuery = (brand: string) => listQuery<ApiKey>(brand, 'keys')

export const auditQuery = (brand: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', brand],
    queryFn: ({ pageParam, signal }) =>
      call<{ items: AuditEntry[]; next?: string }>('GET', brandPath(brand, 'audit'), {
        query: pageParam ? { cursor: pageParam } : {},
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

export const changeRole = (brand: string, id: string, role: Role) =>
  call<Member>('PATCH', brandPath(brand, 'members', id), { body: { role } })
export const removeMember = (brand: string, id: string) => call<undefined>('DELETE', brandPath(brand, 'members', id))
export const invite = (brand: string, body: { email: string; role: Role }) =>
  call<Invitation & { link: string }>('POST', brandPath(brand, 'invitations'), { body })
export const revokeInvitation = (brand: string, id: string) =>
  call<undefined>('DELETE', brandPath(brand, 'invitations', id))
export const createKey = (brand: string, body: { name: string; scopes: Scope[] }) =>
  call<ApiKey & { key: string }>('POST', brandPath(brand, 'keys'), { body })
export const revokeKey = (brand: string, id: string) => call<undefined>('DELETE', brandPath(brand, 'keys', id))
