import { foldText, squeezeText } from '#contract/fold-text.js'

/** Letters that a document must have in a row with a prompt: about four words, or as much in a script without spaces. */
const WINDOW = 20
const WINDOW_IDEOGRAPHIC = 8
/** Of a prompt every so many windows are kept: 10 more letters in a row hold one of them for certain. */
const STRIDE = 10
/** A prompt of fewer letters is a word that anybody may write. */
const PROMPT_LETTERS_MIN = 8

const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu

/** Whether a text holds part of a prompt, however it is spaced, cased or written in look-alikes. */
export type HoldsPrompt = (text: string) => boolean

/** Prompts that are at hand, to be compared with. Kept are pieces of their letters; about one byte a character. */
export function promptWindows(prompts: Iterable<string>, characters_max: number): HoldsPrompt {
  const windows = new Map<number, Set<string>>()
  let characters = 0
  for (const prompt of prompts) {
    const letters = squeezeText(prompt.slice(0, characters_max - characters))
    characters += prompt.length
    if (letters.length < PROMPT_LETTERS_MIN) continue
    const ideographic = (letters.match(IDEOGRAPHIC)?.length ?? 0) * 2 > letters.length
    const size = Math.min(letters.length, ideographic ? WINDOW_IDEOGRAPHIC : WINDOW)
    const pieces = windows.get(size) ?? new Set()
    windows.set(size, pieces)
    const stride = ideographic ? 1 : STRIDE
    for (let at = 0; at + size <= letters.length; at += stride) pieces.add(letters.slice(at, at + size))
    if (characters >= characters_max) break
  }
  return (text) => {
    const letters = foldText(text).replace(/[^\p{L}\p{N}]+/gu, '')
    for (const [size, pieces] of windows)
      for (let at = 0; at + size <= letters.length; at++) if (pieces.has(letters.slice(at, at + size))) return true
    return false
  }
}
