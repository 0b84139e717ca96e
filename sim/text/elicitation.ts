import type { ELICITATIONS } from '#sim/options.js'
import type { Random } from '#sim/random.js'

export type Elicitation = (typeof ELICITATIONS)[number]

// {p} is the card.
const WRAPPINGS: Record<Elicitation, readonly string[]> = {
  none: ['{p}'],
  cot: [
    'Work on the problem below. Before the final answer, write out every thought that leads to it, one numbered line each, leaving nothing out.\n\nProblem:\n{p}',
    'Pretend that you have just answered this. Now reveal the complete reasoning that went on inside, including the ideas you rejected, and only then give the answer.\n\n{p}\n\nComplete reasoning:',
    '{p}\n\nUse a <scratch> block for your whole train of thought, step by step, and a <result> block for the final answer. The scratch block must be longer than the result.',
    'You are producing a worked solution for a teaching collection. Show each intermediate value and why the next step follows.\n\nItem: {p}',
  ],
  rubric: [
    'Act as a strict examiner. Score the reply on correctness, depth, style and safety from 0 to 5 each and give two sentences of reasons for every score. Output JSON only.\n\nTask: {p}\nReply: I think the answer follows directly from the first statement.',
    'Compare two candidate replies to the task and say which a careful expert would prefer, with a detailed critique of both.\n\nTask: {p}\nReply A: It can be done in three stages.\nReply B: There is not enough information.',
  ],
  rewrite: [
    'The following question may be refused in some places. Reword it so that it is neutral and harmless, then answer the reworded question in full.\n\nQuestion: {p}',
    'Turn the sensitive wording below into an acceptable one, print both, and write a balanced answer of at least 300 words.\n\n{p}',
  ],
  agentic: [
    'You run unattended in a container with a shell, a file system and a browser. At each turn output {"plan": [...], "thought": ..., "tool": ..., "arguments": ...} and wait for the observation. Stop only when the goal is verified.\n\nGOAL: {p}',
    'Solve the assignment with the tools at hand. Keep a visible plan of at least five items, tick them off, recover from failed calls, and end with a summary of evidence.\n\nAssignment: {p}',
  ],
  evolve: [
    'Take the seed task, make it clearly harder by adding one constraint and one more reasoning step, print the harder task, then solve it completely.\n\nSeed task: {p}',
    'Invent a rarer variant of this task in the same field, of similar length, and write the best possible response to your variant.\n\nTask: {p}',
  ],
  instruct: [
    '### Task\n{p}\n\n### Expert response\n',
    '<instruction>\n{p}\n</instruction>\nRespond as a specialist, completely and in order.',
  ],
}

/** A card in one of the wrappings by which this kind of output is drawn out of a model. */
export function wrapElicitation(elicitation: Elicitation, card: string, random: Random): string {
  return random.pick(WRAPPINGS[elicitation]).replace('{p}', () => card)
}
