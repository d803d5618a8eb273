/**
 * What became of a mail. `refused`: the server said no, for good or (`again`) for now. `not_reached`: no server took the
 * conversation up, or the mail could not be composed, so nothing was sent. `unknown`: the mail was under way when the server fell silent, and may have been taken.
 */
export type Outcome =
  | { state: 'sent'; answer: string }
  | { state: 'refused'; again: boolean; reason: string }
  | { state: 'not_reached'; reason: string }
  | { state: 'unknown'; reason: string }

type Failure = { message?: unknown; responseCode?: unknown; code?: unknown }

/** What a failure of the conversation means; `begun` says whether anything of the mail itself was handed over. */
export function outcomeOf(error: unknown, begun: boolean): Outcome {
  const { message = '', responseCode, code } = (error ?? {}) as Failure
  const reason = String(message).slice(0, 500)
  // A name or password that is refused is the operator's to mend, and says nothing of the recipient.
  if (typeof responseCode === 'number' && responseCode >= 400)
    return { state: 'refused', again: responseCode < 500 || code === 'EAUTH', reason }
  return begun ? { state: 'unknown', reason } : { state: 'not_reached', reason }
}
