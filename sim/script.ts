import type { Random } from './random.js'

/** What happens in one sitting: what is asked, and how it goes on. */
export interface Script {
  /** the next thing that the account asks of itself */
  ask(random: Random): string
  /** the next message of a conversation; absent where there is none */
  goOn?(random: Random): string
  /** chance that a message goes on with the conversation */
  followUps: number
  system: string | null
  tools: readonly string[]
  /** true for an agent's loop: one goal, then tool results */
  loop: boolean
  /** median milliseconds between two requests */
  gapMs: number
  /** tokens; undefined leaves the account's own */
  limit?: number | null
  /** median output tokens; undefined leaves the account's own */
  outputTokens?: number
  /** undefined leaves the choice to the account */
  model?: string
  /** share of requests that move to a released model within a day; undefined follows the public, slowly */
  pivot?: number
  /** passes on who asked, where the account sells on */
  endUser?: string
}
