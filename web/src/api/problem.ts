/** An answer of the server that is no success, in both languages. `code` names its page in the docs. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly messageZh: string
  readonly details: Readonly<Record<string, string | number>>
  readonly field: string | undefined

  constructor(status: number, body: ProblemBody) {
    super(body.message)
    this.name = 'ApiProblem'
    this.status = status
    this.code = body.code
    this.messageZh = body.message_zh ?? body.message
    this.details = body.details ?? {}
    this.field = body.field
  }

  /** The public sentence in the reader's language. */
  in(language: string): string {
    return language.startsWith('zh') ? this.messageZh : this.message
  }
}

export type ProblemBody = {
  code: string
  message: string
  message_zh?: string
  details?: Record<string, string | number>
  field?: string
}

/** What stands for an answer that never came. */
export const unreachable: ProblemBody = {
  code: 'unreachable',
  message: 'The server does not answer. Check that it runs, then try again.',
  message_zh: '无法连接服务器，请确认服务正在运行后重试。',
}

/** Reads the problem from a body; anything else (a proxy's page) becomes a problem that names the status. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  if (isErrorBody(body)) return new ApiProblem(status, body.error)
  return new ApiProblem(status, {
    code: 'unexpected_answer',
    message: `The server answered with status ${status}.`,
    message_zh: `服务器返回状态 ${status}。`,
  })
}

function isErrorBody(body: unknown): body is { error: ProblemBody } {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false
  const error = body.error
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error
}
