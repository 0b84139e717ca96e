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
  const opened = promptsIn(prompt).map((one) => (typeof one === 'string' ? openedIn(one, tags) : undefined))
  if (opened.every((tag) => tag === undefined)) return NONE
  const each = typeof n === 'number' && n >= 1 ? Math.floor(n) : 1
  return (index) => opened[Math.floor((typeof index === 'number' ? index : 0) / each)]
}

/**
 * Whether nobody can say that the text of a completion begins outside of reasoning: prompts of token ids or embeddings are not
 * read, and a tag that stands open in a sentence may be what the sentence is about, or the caller's own form of a chat.
 */
export const mayBeOpened = ({ prompt, prompt_embeds }: JsonObject, tags: readonly string[]): boolean =>
  (prompt_embeds ?? null) !== null ||
  promptsIn(prompt).some(
    (one) => typeof one !== 'string' || (openedIn(one, tags) === undefined && tagsOpenIn(one, tags).length > 0),
  )

const promptsIn = (prompt: unknown): unknown[] =>
  Array.isArray(prompt) && typeof prompt[0] === 'string' ? prompt : [prompt]

/** A tag within a sentence is what the sentence is about: it counts at the beginning of a line, or behind another mark. */
function openedIn(prompt: string, tags: readonly string[]): string | undefined {
  return tagsOpenIn(prompt, tags)
    .filter(({ before }) => /(^|[\n>\]])[ \t]*$/.test(before))
    .sort((a, b) => b.at - a.at)[0]?.tag
}

function tagsOpenIn(prompt: string, tags: readonly string[]): { tag: string; at: number; before: string }[] {
  const text = prompt.toLowerCase()
  return tags
    .map((tag) => ({ tag, at: text.lastIndexOf(`<${tag}>`) }))
    .filter(({ tag, at }) => at !== -1 && at > text.lastIndexOf(`</${tag}>`))
    .map((open) => ({ ...open, before: text.slice(Math.max(0, open.at - 64), open.at) }))
}
