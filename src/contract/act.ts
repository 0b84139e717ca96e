/** What was done, in the words of the audit log; who did it is known to the caller. */
export interface Act {
  /** noun.verb: `policy.put`, `permit.approved` */
  action: string
  /** `KIND:ID`, or an account */
  subject: string | { account_id: string }
  /** ids and counts: no account ids, no free text about people */
  detail: Record<string, unknown>
}

/** A record as an act left it. Without `act` nothing was to be done: it was so before. */
export interface Done<Kept> {
  record: Kept
  act?: Act
}
