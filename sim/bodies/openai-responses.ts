import type { Body } from './body.js'

const json = JSON.stringify

/** OpenAI Responses, as they go over the wire; the whole conversation is sent as input items. */
export const openaiResponses: Body = {
  user: (text) => `{"role":"user","content":[{"type":"input_text","text":${json(text)}}]}`,
  assistant: (text) => `{"role":"assistant","content":[{"type":"output_text","text":${json(text)}}]}`,
  call: ({ id, name, input }) =>
    `{"type":"function_call","call_id":"${id}","name":"${name}","arguments":${json(input)}}`,
  result: ({ id }, text) => `{"type":"function_call_output","call_id":"${id}","output":${json(text)}}`,
  request(facts, messages) {
    let body = `{"model":"${facts.model}","input":[${messages.join(',')}]`
    if (facts.system !== null) body += `,"instructions":${json(facts.system)}`
    if (facts.limit !== null) body += `,"max_output_tokens":${facts.limit}`
    if (facts.temperature !== null) body += `,"temperature":${facts.temperature}`
    if (facts.stream) body += ',"stream":true'
    if (facts.tools.length > 0) body += `,"tools":[${facts.tools.map(tool).join(',')}]`
    if (facts.endUser !== null) body += `,"safety_identifier":"${facts.endUser}"`
    return `${body}}`
  },
  response: (facts) =>
    `{"id":"resp_${facts.id}","object":"response","model":"${facts.model}","status":"${facts.cut ? 'incomplete' : 'completed'}","output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":${json(facts.text)}}]}],"usage":{"input_tokens":${facts.inputTokens},"output_tokens":${facts.outputTokens},"total_tokens":${facts.inputTokens + facts.outputTokens}}}`,
}

const tool = (name: string) => `{"type":"function","name":"${name}","parameters":{"type":"object"}}`
