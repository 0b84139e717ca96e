/** Names that vendors and their models go by. Words of everyday use (Nova, Command, Phi) are left out. */
const VENDORS: Readonly<Record<string, RegExp>> = {
  OpenAI: /\b(open\s?ai|chat\s?gpt|gpt-?[345]\w*|davinci)\b/i,
  Anthropic: /\b(anthropic|claude)\b/i,
  Google: /\b(google|deepmind|gemini|gemma|bard)\b/i,
  Meta: /\b(meta ai|llama[\s-]?\d*)\b/i,
  Mistral: /\b(mistral|mixtral)\b/i,
  DeepSeek: /\bdeep\s?seek\b/i,
  Alibaba: /\b(alibaba|qwen|tongyi)\b|通义/i,
  xAI: /\b(xai|grok)\b/i,
  Microsoft: /\b(microsoft|copilot)\b/i,
  Cohere: /\bcohere\b/i,
  Amazon: /\b(amazon|bedrock)\b/i,
  Zhipu: /\b(zhipu|(chat)?glm(-?\d\w*)?)\b|智谱/i,
  Moonshot: /\b(moonshot|kimi)\b/i,
  Baidu: /\b(baidu|ernie)\b|百度|文心/i,
  ByteDance: /\b(bytedance|doubao)\b|字节跳动|豆包/i,
  'LAION and Open Assistant': /\b(open\s?assistant|laion)\b/i,
  LMSYS: /\b(lmsys|vicuna)\b/i,
  IBM: /\b(ibm|granite)\b/i,
  NVIDIA: /\b(nvidia|nemotron)\b/i,
}

const SENTENCE = /[^.!?。!?\n]+/g
const DENIAL =
  /\b(not|n't|never|nor|neither|rather than|unlike|nicht|kein\w*|no soy|pas)\b|n['’]t\b|不是|ではありません/i

/** Vendors that an answer names, and those that it does not name only to deny them. Sorted, each once. */
export function findVendors(answer: string): { named: string[]; claimed: string[] } {
  const named = new Set<string>()
  const claimed = new Set<string>()
  for (const [sentence] of answer.slice(0, 20_000).matchAll(SENTENCE))
    for (const [vendor, names] of Object.entries(VENDORS)) {
      if (!names.test(sentence)) continue
      named.add(vendor)
      if (!DENIAL.test(sentence)) claimed.add(vendor)
    }
  return { named: [...named].sort(), claimed: [...claimed].sort() }
}
