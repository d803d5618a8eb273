import type { Resource } from './define-resource.ts'
import { spendRules } from './spend-rules.ts'
import { tollRules } from './toll-rules.ts'

/** Every resource, in the order shown. */
export const resources: readonly Resource[] = [tollRules, spendRules]
