import { z } from 'zod'
import { Problem, type ProblemCode } from '../kernel/errors.ts'
import { remedies } from '../kernel/remedies.ts'
import { Refused } from './client.ts'
import { languageOf } from './language.ts'

/** What a person is told about an error: what is wrong, and what mends it, in Chinese where the machine speaks it. */
export function explain(error: unknown, env: Readonly<Record<string, string | undefined>>): string {
  const language = languageOf(env)
  if (error instanceof Problem) return withRemedy(error.text[language], error.code, language)
  if (error instanceof Refused) return withRemedy(language === 'zh' ? error.zh : error.message, error.code, language)
  if (error instanceof z.ZodError)
    return `The server answered in a way that this version does not know: ${z.prettifyError(error)}`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function withRemedy(sentence: string, code: string, language: 'en' | 'zh'): string {
  const known = code in remedies ? remedies[code as ProblemCode] : undefined
  return known ? `${sentence}\n${known.remedy[language]}` : sentence
}
