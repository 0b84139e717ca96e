import type { Random } from '#sim/random.js'

const GROUPS = [
  'step by step|stepwise|one move at a time|going through it in order',
  'explain|clarify|spell out|describe',
  'write|compose|draft|put down',
  'create|build|produce|set up',
  'reasoning|thought process|train of thought|working',
  'answer|solution|result',
  'complete|full|entire',
  'detailed|thorough|fine-grained',
  'problem|question|task|exercise',
  'final|closing|ultimate',
  'show|display|lay open',
  'each|every',
  'before|ahead of',
  'give|provide|supply|state',
  'list|enumerate|name',
  'find|determine|work out',
  'how many|what number of',
  'function|routine|method',
  'return|give back|yield',
  'compare|contrast|weigh',
  'short|brief|concise',
  'begin|start|set out',
  'then|after that|next',
  'must|has to|needs to',
  'large|big|sizeable',
  'use|employ|apply',
  'without|with no',
  'implement|code up|realise',
]
const SYNONYMS = new Map<string, readonly string[]>()
for (const group of GROUPS) {
  const words = group.split('|')
  for (const word of words) SYNONYMS.set(word, words)
}
const ANY = new RegExp(`\\b(?:${[...SYNONYMS.keys()].sort((a, b) => b.length - a.length).join('|')})\\b`, 'gi')

/** Exchanges words for synonyms, each with this chance. */
export function paraphrase(text: string, strength: number, random: Random): string {
  return text.replace(ANY, (word) => (random.chance(strength) ? random.pick(SYNONYMS.get(word.toLowerCase())!) : word))
}
