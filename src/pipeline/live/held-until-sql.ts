/** An account whose data a legal hold keeps. */
export interface Held {
  /** sipHash64 of its name, decimal */
  account: string
  /** Unix time; what has no end has a far one */
  until_s: number
}

/** The year 2100: a DateTime ends soon after. */
export const NO_END_S = 4_102_444_800

/** SQL for the DateTime until which a row is held; the epoch where it is not. `account`: SQL of the account's hash. */
export function heldUntilSql(account: string, held: readonly Held[]): string {
  const accounts = held.map((one) => one.account).join(', ')
  const ends = held.map(({ until_s }) => until_s).join(', ')
  return `toDateTime(transform(${account}, [${accounts}], [${ends}], 0))`
}
