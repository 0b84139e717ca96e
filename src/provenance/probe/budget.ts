import type { ProbeSettings, ProvenanceEndpoint } from '#contract/provenance-settings.js'
import type { LogState, Tokens } from './log/log-state.js'

type Limits = Pick<ProbeSettings, 'requests_max' | 'tokens_max' | 'money_max' | 'log_bytes_max'>
type Prices = ProvenanceEndpoint['prices']

/** What a question may cost at most: a token has at least one byte, and the frame of a message a few. */
const FRAME_TOKENS = 64
export const reserve = (body: string, max_tokens: number): Tokens => ({
  input: Buffer.byteLength(body) + FRAME_TOKENS,
  output: max_tokens,
})

export const moneyOf = ({ input, output }: Tokens, prices: Prices): number | null =>
  prices === null ? null : (input * prices.input + output * prices.output) / 1e6

/**
 * Why one more request must not leave; undefined where it may. What it can cost at most is counted, so that no bound is
 * passed whatever is answered. `wait`: not while others are under way, which may come to less than they can.
 */
export function overBudget(
  { state, bytes }: { state: LogState; bytes: number },
  next: Tokens,
  limits: Limits,
  prices: Prices,
): { why: string; wait: boolean } | undefined {
  if (state.requests + 1 > limits.requests_max)
    return { why: `the budget of ${limits.requests_max} requests is spent`, wait: false }
  if (bytes > limits.log_bytes_max) return { why: `the log has reached ${limits.log_bytes_max} bytes`, wait: false }
  const settled = passed([state.tokens, next], limits, prices)
  if (settled !== undefined) return { why: settled, wait: false }
  const why = passed([state.tokens, next, ...state.pending.values()], limits, prices)
  return why === undefined ? undefined : { why, wait: true }
}

function passed(parts: readonly Tokens[], { tokens_max, money_max }: Limits, prices: Prices): string | undefined {
  const all = { input: sum(parts.map(({ input }) => input)), output: sum(parts.map(({ output }) => output)) }
  if (all.input + all.output > tokens_max) return `the budget of ${tokens_max} tokens would be passed`
  const money = moneyOf(all, prices)
  return money_max !== null && (money === null || money > money_max)
    ? `the budget of ${money_max} would be passed`
    : undefined
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
