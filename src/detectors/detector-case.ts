/** One exchange of a case: account and time, and of the other columns of `exchanges` those that matter to it. */
export interface CaseExchange {
  account: string
  /** `2026-03-02 10:00:00`, UTC */
  at: string
  model?: string
  max_tokens?: number
  temperature?: number
  stream?: number
  input_tokens?: number
  output_tokens?: number
  network?: number
  user_agent?: string
  tls?: number
  tools?: number
  system?: number
  /** 0 where the exchange holds no message of the account's own; different in every exchange where not given */
  own?: number
  turn?: number
  step?: number
  own_length?: number
  skeleton?: number
  elicitation?: number
  tokens?: readonly number[]
}

export interface CaseFact {
  account: string
  payment?: string
  email_domain?: string
  created?: string
}

interface CaseEvent {
  at: string
  kind: 'model_released' | 'account_banned'
  model?: string
  account?: string
}

/** What the query gives for one set; `statistic` is null where nothing can be said. */
export interface CaseOutcome {
  statistic: number | null
  accounts: number
}

/** A small table whose outcome was worked out by hand: `why` shows the working. */
export interface DetectorCase {
  title: string
  /** positive: the group stands out above the innocents; negative: it does not */
  speaks: boolean
  why: string
  exchanges: readonly CaseExchange[]
  facts?: readonly CaseFact[]
  events?: readonly CaseEvent[]
  /** settings that differ from the detector's own */
  params?: Record<string, number>
  group: readonly string[]
  innocents: readonly string[]
  expected: { group: CaseOutcome; innocents: CaseOutcome }
}

/** `2026-03-02 10:05:00` of day 0 (a Monday), hour 10, minute 5. */
export function at(day: number, hour = 0, minute = 0, second = 0): string {
  const time = new Date(Date.UTC(2026, 2, 2 + day, hour, minute, second))
  return time.toISOString().slice(0, 19).replace('T', ' ')
}
