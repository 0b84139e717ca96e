import { GAP } from './signal-pattern.js'

/** True where a pattern holds for a text in lower case. */
export type PatternTest = (text: string) => boolean

const SENTENCE = /[\n.!?]/

/**
 * A pattern of the engine as a test in JavaScript, whose regular expressions go back and try again where the engine's do
 * not. So words with anything between them (GAP) are looked for one after the other, sentence by sentence: a text of 3,000
 * characters made for it would else take a second.
 */
export function compilePattern(pattern: string): PatternTest {
  const [apart, whole] = [[], []] as [string[], string[]]
  for (const choice of choicesOf(pattern)) (choice.includes(GAP) ? apart : whole).push(choice)
  const tests: PatternTest[] = []
  if (whole.length > 0) {
    const expression = new RegExp(whole.join('|'))
    tests.push((text) => expression.test(text))
  }
  for (const choice of apart) tests.push(compileSequence(choice.split(GAP)))
  return (text) => tests.some((test) => test(text))
}

function compileSequence(parts: readonly string[]): PatternTest {
  const expressions = parts.map((part) => new RegExp(part, 'g'))
  const [first] = parts.map((part) => new RegExp(part))
  const holds = (sentence: string): boolean => {
    let from = 0
    for (const expression of expressions) {
      expression.lastIndex = from
      if (!expression.test(sentence)) return false
      from = expression.lastIndex
    }
    return true
  }
  return (text) => first!.test(text) && text.split(SENTENCE).some(holds)
}

/** The choices of a pattern that stand outside of brackets. */
function choicesOf(pattern: string): string[] {
  const choices: string[] = []
  let [from, depth, in_class] = [0, 0, false]
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]
    if (character === '\\') at++
    else if (in_class) in_class = character !== ']'
    else if (character === '[') in_class = true
    else if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === '|' && depth === 0) {
      choices.push(pattern.slice(from, at))
      from = at + 1
    }
  }
  return [...choices, pattern.slice(from)]
}
