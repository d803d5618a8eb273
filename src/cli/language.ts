import type { World } from './world.ts'

/** The language that the machine speaks: a variable that is set, but empty, says nothing. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: World['env']): 'en' | 'zh' {
  return /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh' : 'en'
}
