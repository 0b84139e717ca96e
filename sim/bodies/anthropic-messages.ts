import type { Body } from './body.js'

const json = JSON.stringify

/** Anthropic Messages, as they go over the wire. */
export const anthropicMessages: Body = {
  user: (text, parts) => `{"role":"user","content":${parts ? `[{"type":"text","text":${json(text)}}]` : json(text)}}`,
  assistant: (text) => `{"role":"assistant","content":${json(text)}}`,
  call: ({ id, name, input }, text) =>
    `{"role":"assistant","content":[{"type":"text","text":${json(text)}},{"type":"tool_use","id":"${id}","name":"${name}","input":${input}}]}`,
  result: ({ id }, text) =>
    `{"role":"user","content":[{"type":"tool_result","tool_use_id":"${id}","content":${json(text)}}]}`,
  request(facts, messages) {
    // The API demands a limit; 4096 is what its clients' examples set.
    let body = `{"model":"${facts.model}","max_tokens":${facts.limit ?? 4096}`
    if (facts.system !== null) body += `,"system":${json(facts.system)}`
    body += `,"messages":[${messages.join(',')}]`
    if (facts.temperature !== null) body += `,"temperature":${Math.min(1, facts.temperature)}`
    if (facts.stream) body += ',"stream":true'
    if (facts.tools.length > 0) body += `,"tools":[${facts.tools.map(tool).join(',')}]`
    if (facts.endUser !== null) body += `,"metadata":{"user_id":"${facts.endUser}"}`
    return `${body}}`
  },
  response: (facts) =>
    `{"id":"msg_${facts.id}","type":"message","role":"assistant","model":"${facts.model}","content":[{"type":"text","text":${json(facts.text)}}],"stop_reason":"${facts.cut ? 'max_tokens' : 'end_turn'}","usage":{"input_tokens":${facts.inputTokens},"output_tokens":${facts.outputTokens}}}`,
}

const tool = (name: string) => `{"name":"${name}","input_schema":{"type":"object"}}`
