import type { ToolCall } from '#sim/bodies/body.js'
import type { Random } from '#sim/random.js'
import { compileGrammar, renderTemplate } from './template.js'

// Answers are a first sentence only: the usage says how long they were, and nothing reads the model's side in full.
const compile = compileGrammar({
  start:
    'Good question.|In short, yes.|In short, no.|It depends on two things.|Here is one way to do it.|Let me go through it.|The quick version first.|I would start small.|There are {2..5} points worth making.|You are nearly there.|This is a common situation.',
  next: 'Begin with the part you are sure about and check the rest afterwards.|The usual cause is that one value is missing, so look there first.|Write down what you expect, then compare it with what you see.|Most people underestimate the preparation and overestimate the last step.|I have kept your wording where it was clear and shortened the rest.|Change one thing at a time so that you can tell what helped.|If that does not help, send me the exact message and I will look again.|The result is {2..980}, and the check at the end confirms it.|Keep the order as it is, since the later steps rely on the earlier ones.|Allow {10..50} minutes for it and do not rush the middle.',
  path: 'src/{stem}.ts|lib/{stem}.py|internal/{stem}.go|tests/{stem}_test.py|app/{stem}.rb|crates/core/src/{stem}.rs|docs/{stem}.md',
  stem: 'router|invoice|session|parser|queue|cache|loader|billing|export|search|profile|mailer|schema|upload|policy|report',
  word: 'timeout|retry|validate|encoding|offset|locale|rounding|deadline|permission|checksum|pagination|rollback',
})
const ANSWER = compile('{start} {next}')
const CHINESE = [
  '可以这样做，先从最简单的部分开始。',
  '主要有三个原因，下面逐一说明。',
  '好的，已经按要求修改。',
  '一般不用担心，但要注意观察。',
  '建议先确认时间和地点，再做决定。',
]
const RESULTS = [
  'ok',
  'exit status 0',
  '{3..60} passed, {1..4} failed',
  'no match',
  'updated {path}',
  '{path}:{4..300}: unexpected {word}',
  'error: {word} is not defined',
  '{path}\n{path}\n{path}',
  '{"status": "done", "rows": {0..900}}',
  'permission denied: {path}',
  'export function {stem}() {\n  return {word}\n}',
  'diff: +{1..40} -{0..20} in {path}',
  '{0..12} warnings, 0 errors',
].map(compile)
const ARGUMENTS = ['{path}', '{word} {stem}', '{stem}'].map(compile)

/** The beginning of an answer, in the language of the question. */
export function answer(question: string, random: Random): string {
  if (question.charCodeAt(0) > 0x2e7f) return random.pick(CHINESE)
  return renderTemplate(ANSWER, random)
}

export function toolCall(tools: readonly string[], random: Random): ToolCall {
  const name = tools.length > 0 ? random.pick(tools) : 'run'
  const input = JSON.stringify({ input: renderTemplate(random.pick(ARGUMENTS), random) })
  return { id: `call_${random.hex(8)}`, name, input }
}

/** What a tool gave back to an agent. */
export const toolResult = (random: Random): string => renderTemplate(random.pick(RESULTS), random)
