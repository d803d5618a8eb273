import type { Role } from '../../api/session.ts'

/** Roles from the least to the most. */
export const roles: readonly Role[] = ['viewer', 'editor', 'owner']
