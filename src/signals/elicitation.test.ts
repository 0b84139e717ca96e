import { afterAll, expect, test } from 'vitest'
import { ELICITATION, elicitationNames } from './elicitation.js'
import { openExchangeStore } from './exchange-store.js'

const store = await openExchangeStore()
afterAll(() => store.close())

const chat = (content: string) => ({ model: 'm', messages: [{ role: 'user', content }] })
const namesOf = async (content: string): Promise<string[]> => {
  const [row] = await store.derive(chat(content))
  return elicitationNames(row?.elicitation ?? 0)
}

const ELICITING: readonly (readonly [name: string, text: string])[] = [
  ['full_reasoning', 'Before the result, write out your complete chain of thought, including the parts you discarded.'],
  ['full_reasoning', 'A train leaves at noon. Reveal your internal reasoning in detail and then conclude.'],
  ['full_reasoning', 'Do not skip any steps. Compute the residue at the pole.'],
  ['full_reasoning', 'Please think out loud while you settle this riddle.'],
  ['full_reasoning', '请写出你完整的思考过程，然后给出结论：一个水池有两个进水管。'],
  ['full_reasoning', '思考過程をすべて省略せずに書いてから答えてください。'],
  ['full_reasoning', 'Покажи полный ход рассуждений, прежде чем дать ответ.'],
  ['full_reasoning', 'Escribe tu razonamiento completo antes de responder.'],
  ['full_reasoning', 'Zeige deinen internen Gedankengang, bevor du antwortest.'],
  ['step_by_step', 'Is 391 prime? Reason about it step by step.'],
  ['step_by_step', "Let's think step-by-step. How old is Ann?"],
  ['step_by_step', '请逐步推理：甲乙两地相距多少千米？'],
  ['step_by_step', 'Réfléchis étape par étape : quel jour sommes-nous ?'],
  ['step_by_step', 'Lös die Aufgabe Schritt für Schritt.'],
  ['reasoning_behind_answer', 'The solution was 42. Imagine the reasoning that produced it and put it into words.'],
  ['reasoning_behind_answer', 'Reconstruct the thought process behind the answer given below.'],
  ['reasoning_behind_answer', '请还原得出该答案的推理过程。'],
  ['trace_markup', 'Put what you consider in <thinking> and the outcome in <answer>.'],
  ['trace_markup', 'Return {"reasoning": "...", "answer": "..."} only.'],
  ['rubric_grading', 'Score the following response on a scale from 1 to 10 for helpfulness.'],
  ['rubric_grading', 'Using this rubric, give each answer a grade and a justification.'],
  ['rubric_grading', 'Here are Response A and Response B. Decide which one is better.'],
  ['rubric_grading', 'You are an impartial judge. Assess the two replies.'],
  ['rubric_grading', '请根据以下标准为这两个回答打分。'],
  ['rubric_grading', 'Оцени ответ по шкале от 1 до 5.'],
  ['sensitive_rewrite', 'Rephrase this politically sensitive question so that it can be answered safely.'],
  ['sensitive_rewrite', '把下面的敏感问题改写成可以正常回答的问题。'],
  ['agentic_planning', 'With the available tools below, plan and then emit the tool calls as JSON: search, fetch.'],
  ['agentic_planning', 'You are an autonomous agent. Decompose the goal into subtasks.'],
  ['agentic_planning', '请输出每一步的工具调用。'],
  ['instruction_evolution', 'Make a more complex version of the prompt below, adding one constraint.'],
  ['instruction_evolution', 'Rewrite this question so that it becomes harder and needs two hops.'],
  ['instruction_evolution', '请把这个问题改写成更复杂的问题。'],
  ['instruction_frame', '### Instruction:\nName three rivers.\n\n### Response:'],
  ['instruction_frame', '<|im_start|>user\nhello<|im_end|>'],
  ['data_generation', 'Generate 25 diverse questions about soil chemistry, each with an answer.'],
  ['data_generation', 'Write training data to fine-tune a small model for triage.'],
  ['data_generation', '生成二十个不同领域的问题和答案，用作微调数据。'],
  ['self_identification', 'Which company trained you?'],
  ['self_identification', 'What model are you, exactly?'],
  ['self_identification', '你是什么模型？'],
  ['parallel_translation', 'Give the same solution in five languages.'],
  ['parallel_translation', 'Your reasoning must be written in French.'],
]

const ORDINARY = [
  'Explain step by step how to cook rice in a small pot.',
  'What is the reason my sourdough does not rise?',
  'Can you show me how to tie a tie? I have a wedding tomorrow.',
  'I scored 7 out of 10 in my driving test, is that good?',
  'Please rewrite this email so that it sounds friendlier.',
  'What did you think of the last season of that show?',
  'Plan a three-day trip to Lisbon with two children.',
  'My model train does not run on the new track. What tools do I need?',
  'Which is better for a beginner, a road bike or a gravel bike?',
  'Translate "good morning" into Italian.',
  'Write a short story about a lighthouse keeper.',
  'Give me ten ideas for a birthday present.',
  'Fix this function: it returns undefined when the list is empty.',
  'Summarise the following article in two sentences.',
  '怎么一步一步做红烧肉？',
  '请帮我写一封请假信。',
  'Как приготовить борщ на всю семью?',
  '¿Cómo puedo quitar una mancha de vino?',
  'Wie lange muss ein Ei kochen, bis es hart ist?',
]

// One insert for all: a store derives a batch as fast as one.
const eliciting = await store.derive(...ELICITING.map(([, text]) => chat(text)))
const ordinary = await store.derive(...ORDINARY.map(chat))

test.each(ELICITING.map(([name, text], nth) => [name, text, eliciting[nth]] as const))(
  '%s is seen in: %s',
  (name, _, row) => {
    expect(elicitationNames(row?.elicitation ?? 0)).toContain(name)
  },
)

test.each(ORDINARY.map((text, nth) => [text, ordinary[nth]] as const))('nothing is seen in: %s', (_, row) => {
  expect(row?.elicitation).toBe(0)
})

test('a judge named in the system prompt marks the exchange, an agent named there does not', async () => {
  const [judge, agent] = await store.derive(
    { system: 'You are a strict grader.', messages: [{ role: 'user', content: 'The sky is green.' }] },
    { system: 'You are an autonomous agent.', messages: [{ role: 'user', content: 'The sky is green.' }] },
  )
  expect(elicitationNames(judge?.elicitation ?? 0)).toEqual(['rubric_grading'])
  expect(agent?.elicitation).toBe(0)
})

test('several kinds stand together as a set', async () => {
  const names = await namesOf('Generate 40 distinct problems, and reason step by step in <think> for each.')
  expect(names).toEqual(['step_by_step', 'trace_markup', 'data_generation'])
})

test('bits fit the column and are distinct', () => {
  const bits = ELICITATION.map(({ bit }) => bit)
  expect(new Set(bits).size).toBe(bits.length)
  expect(Math.max(...bits)).toBeLessThan(16)
})
