import type { Body } from './body.js'

const json = JSON.stringify

/** OpenAI chat completions, as they go over the wire. */
export const openaiChat: Body = {
  user: (text, parts) => `{"role":"user","content":${parts ? `[{"type":"text","text":${json(text)}}]` : json(text)}}`,
  assistant: (text) => `{"role":"assistant","content":${json(text)}}`,
  call: ({ id, name, input }, text) =>
    `{"role":"assistant","content":${json(text)},"tool_calls":[{"id":"${id}","type":"function","function":{"name":"${name}","arguments":${json(input)}}}]}`,
  result: ({ id }, text) => `{"role":"tool","tool_call_id":"${id}","content":${json(text)}}`,
  request(facts, messages) {
    let body = `{"model":"${facts.model}","messages":[`
    if (facts.system !== null) body += `{"role":"system","content":${json(facts.system)}},`
    body += `${messages.join(',')}]`
    if (facts.limit !== null) body += `,"max_tokens":${facts.limit}`
    if (facts.temperature !== null) body += `,"temperature":${facts.temperature}`
    if (facts.stream) body += ',"stream":true'
    if (facts.tools.length > 0) body += `,"tools":[${facts.tools.map(tool).join(',')}]`
    if (facts.endUser !== null) body += `,"user":"${facts.endUser}"`
    return `${body}}`
  },
  response: (facts) =>
    `{"id":"chatcmpl-${facts.id}","object":"chat.completion","model":"${facts.model}","choices":[{"index":0,"message":{"role":"assistant","content":${json(facts.text)}},"finish_reason":"${facts.cut ? 'length' : 'stop'}"}],"usage":{"prompt_tokens":${facts.inputTokens},"completion_tokens":${facts.outputTokens},"total_tokens":${facts.inputTokens + facts.outputTokens}}}`,
}

const tool = (name: string) => `{"type":"function","function":{"name":"${name}","parameters":{"type":"object"}}}`
