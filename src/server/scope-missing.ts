import type { Scope } from '#contract/role.js'

/** A key that is good for something else. */
export class ScopeMissing extends Error {
  readonly http_status = 403
  readonly hint = 'Ask an administrator for a key with that scope.'
  constructor(scope: Scope) {
    super(`the key lacks the scope «${scope}»`)
  }
}
