/** An error as the server tells it (RFC 9457), or one that kept the request from reaching it. */
export class Problem extends Error {
  override readonly name = 'Problem'
  /** HTTP status; 0: there was no answer */
  readonly status: number
  /** field, header or place in the body */
  readonly where: string | undefined
  /** what to do */
  readonly hint: string | undefined
  constructor({
    status,
    detail,
    where,
    hint,
  }: { status: number; detail: string; where?: string | undefined; hint?: string | undefined }) {
    super(detail)
    this.status = status
    this.where = where
    this.hint = hint
  }
}

/** The problem that an answer tells; one of another form is told by its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const { status, statusText } = response
  try {
    const told = (await response.json()) as { detail?: string; where?: string; hint?: string }
    return new Problem({ status, detail: told.detail ?? statusText, where: told.where, hint: told.hint })
  } catch {
    return new Problem({ status, detail: statusText || `the server answered ${status}` })
  }
}

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  return new Problem({ status: 0, detail: error instanceof Error ? error.message : String(error) })
}

/** What `fetch` throws where no answer came. */
export const unanswered = (): Problem =>
  new Problem({ status: 0, detail: 'the server does not answer', hint: 'Look whether it runs, and try again.' })
