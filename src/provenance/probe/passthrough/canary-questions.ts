import { randomInt } from 'node:crypto'
import type { Prompt } from '../endpoint/render-question.js'

const WORD_LETTERS = 18

export interface Question extends Prompt {
  /** `prompt/12`, `canary/0` */
  id: string
  canary: string | null
}

/** A word that nobody has written: 18 letters drawn evenly, 84 bits. Letters alone look the same in every log. */
export const randomWord = (): string =>
  Array.from({ length: WORD_LETTERS }, () => String.fromCharCode(97 + randomInt(26))).join('')

/** In several shapes: a suspect that knew one could keep those questions to itself. */
const SHAPES: ((prompt: string, word: string) => string)[] = [
  (prompt, word) => `${prompt}\n\n(Reference: ${word})`,
  (prompt, word) => `My user name is ${word}. ${prompt}`,
  (prompt, word) => `${prompt}\n\nThe name of the project is "${word}".`,
  (prompt, word) => `[${word}] ${prompt}`,
]

/**
 * The questions of a collection in the order in which they are asked: the prompts, and among them, at random places, copies
 * with a random word. The prompts themselves stay as planned: a word in them would change their answers.
 */
export function orderQuestions(prompts: readonly Prompt[], canaries: number): Question[] {
  const questions: Question[] = prompts.map((prompt, at) => ({ ...prompt, id: `prompt/${at}`, canary: null }))
  for (let at = 0; at < canaries; at++) {
    const copied = prompts[randomInt(prompts.length)]!
    const word = randomWord()
    const prompt = SHAPES[randomInt(SHAPES.length)]!(copied.prompt, word)
    questions.splice(randomInt(questions.length + 1), 0, { ...copied, prompt, id: `canary/${at}`, canary: word })
  }
  return questions
}
