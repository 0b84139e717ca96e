import type { AuditEntry } from '#contract/audit.js'

/** What the log attests of one stored version of a policy, or of one action; no hashes in entries of earlier programs. */
export interface Attestation {
  hashes: Record<string, string>
  /** it was withdrawn or undone */
  ended: boolean
}

/** What the entries of a log attest, by `policy:NAME@VERSION` and `action:ID`. */
export class Attested {
  readonly by_subject = new Map<string, Attestation>()

  note({ action, subject, detail }: AuditEntry): void {
    switch (action) {
      case 'policy.put':
        this.#begin(`${subject}@${detail.version}`, detail)
        break
      case 'policy.withdrawn':
        this.#end(`${subject}@${detail.version}`)
        break
      case 'action.taken':
        this.#begin(subject, detail)
        break
      case 'action.erased': {
        // An erasure took an account out of the action: from then on this is what it is.
        const known = this.by_subject.get(subject)
        if (known !== undefined) known.hashes = hashesOf(detail)
        break
      }
      case 'action.undone':
        this.#end(subject)
        break
    }
  }

  #begin(subject: string, detail: AuditEntry['detail']): void {
    this.by_subject.set(subject, { hashes: hashesOf(detail), ended: false })
  }

  #end(subject: string): void {
    const known = this.by_subject.get(subject)
    if (known !== undefined) known.ended = true
  }
}

const hashesOf = (detail: AuditEntry['detail']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(detail).filter((member): member is [string, string] => {
      const [name, value] = member
      return name.endsWith('_sha256') && typeof value === 'string'
    }),
  )
