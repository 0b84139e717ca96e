import type { BodyForm } from '#sim/clients.js'
import { anthropicMessages } from './anthropic-messages.js'
import { openaiChat } from './openai-chat.js'
import { openaiResponses } from './openai-responses.js'

/** What a request asks for besides its messages. */
export interface RequestFacts {
  model: string
  system: string | null
  /** tokens; null where the client sets none */
  limit: number | null
  temperature: number | null
  stream: boolean
  tools: readonly string[]
  /** the customer's own user, as resellers and apps pass it on */
  endUser: string | null
}
export interface ResponseFacts {
  id: string
  model: string
  text: string
  inputTokens: number
  outputTokens: number
  /** the output ended at the token limit */
  cut: boolean
}
export interface ToolCall {
  id: string
  name: string
  /** JSON text of the arguments */
  input: string
}

/**
 * One API's way of writing. Messages are JSON texts, written once and then repeated in every request of a conversation;
 * one may hold several items joined by commas.
 */
export interface Body {
  user(text: string, parts: boolean): string
  assistant(text: string): string
  call(call: ToolCall, text: string): string
  result(call: ToolCall, text: string): string
  request(facts: RequestFacts, messages: readonly string[]): string
  response(facts: ResponseFacts): string
}

export const BODIES: Record<BodyForm, Body> = {
  'openai-chat': openaiChat,
  'openai-responses': openaiResponses,
  'anthropic-messages': anthropicMessages,
}
