import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'

export type Role = 'owner' | 'editor' | 'viewer'
export type User = { id: string; email: string; name: string; locale?: string | null }
export type Brand = {
  id: string
  name: string
  currency: string
  time_zone: string
  markets: string[]
  role: Role
  derived_at?: string | null
  derive_status?: string | null
}
export type Session = { user: User; brands: Brand[] }

/** Who is signed in and which brands they may see. A 401 is the answer "nobody". */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call<Session>('GET', '/me', { signal }),
  staleTime: 60_000,
  retry: false,
})

export const signIn = (body: { email: string; password: string }) =>
  call<{ user: User }>('POST', '/auth/sign-in', { body })
export const signOut = () => call<undefined>('POST', '/auth/sign-out', { body: {} })
export const acceptInvitation = (body: { token: string; name: string; password: string }) =>
  call<{ user?: User }>('POST', '/invitations/accept', { body })
export const updateMe = (body: { name?: string; locale?: string; password?: string; current_password?: string }) =>
  call<User>('PATCH', '/me', { body })
