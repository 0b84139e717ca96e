import { withoutAccount } from '../operate/without-account.js'

/** What is told of an erasure that has begun. */
export interface Leaving {
  /** it is over: a run that begins now sees nothing of the account, or what a failure left of it */
  gone(): void
  /** nothing was erased */
  stays(): void
}

/** Accounts that a run may have seen, or may yet see, and must not write: they are being erased, or were during the run. */
export class LeavingAccounts {
  readonly #are_gone = new Map<string, boolean>()

  add(account_id: string): Leaving {
    this.#are_gone.set(account_id, false)
    return {
      gone: () => void this.#are_gone.set(account_id, true),
      stays: () => void this.#are_gone.delete(account_id),
    }
  }

  /** To be called when a run begins. */
  forgetGone(): void {
    for (const [account_id, is_gone] of this.#are_gone) if (is_gone) this.#are_gone.delete(account_id)
  }

  /** A document that says nothing of them. */
  leaveOut<T>(document: T): T {
    return [...this.#are_gone.keys()].reduce((rest, id) => withoutAccount(rest, id) as T, document)
  }
}
