import type { JsonObject } from '../json-object.js'

/** The tag that a text begins within, by the index of its choice; undefined where it begins outside of all. */
export type OpenedTag = (index: unknown) => string | undefined

const NONE: OpenedTag = () => undefined

/**
 * Of a request for text completions: who writes out the form of a chat can begin the model's reasoning in the prompt, and then
 * the text is reasoning from its first word though no tag opens it. Choices are dealt to prompts in their order, `n` to each.
 * @param tags names of tags in which models write reasoning
 */
export function openedTags({ prompt, n }: JsonObject, tags: readonly string[]): OpenedTag {
  const prompts: unknown[] = Array.isArray(prompt) && typeof prompt[0] === 'string' ? prompt : [prompt]
  const opened = prompts.map((one) => (typeof one === 'string' ? openedIn(one, tags) : undefined))
  if (opened.every((tag) => tag === undefined)) return NONE
  const each = typeof n === 'number' && n >= 1 ? Math.floor(n) : 1
  return (index) => opened[Math.floor((typeof index === 'number' ? index : 0) / each)]
}

/** A tag within a sentence is what the sentence is about: it counts at the beginning of a line, or behind another mark. */
function openedIn(prompt: string, tags: readonly string[]): string | undefined {
  const text = prompt.toLowerCase()
  return tags
    .map((tag) => ({ tag, at: text.lastIndexOf(`<${tag}>`) }))
    .filter(({ tag, at }) => at !== -1 && at > text.lastIndexOf(`</${tag}>`))
    .filter(({ at }) => /(^|[\n>\]])[ \t]*$/.test(text.slice(Math.max(0, at - 64), at)))
    .sort((a, b) => b.at - a.at)[0]?.tag
}
