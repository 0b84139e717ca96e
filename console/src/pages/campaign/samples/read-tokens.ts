/** A word, a number, a run of blanks or one other sign: the joined tokens are the text. */
const TOKEN = /\p{L}[\p{L}\p{M}\p{N}_'’-]*|\p{N}+|\s+|./gsu
/** Texts are cut by the server at 16,000 characters; the rest of a longer one is one token that is like no other. */
const TOKENS_MAX = 8000
const WORD = /[\p{L}\p{N}]/u

export function readTokens(text: string, most = TOKENS_MAX): string[] {
  const tokens: string[] = []
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (tokens.length === most) return [...tokens, text.slice(index)]
    tokens.push(token)
  }
  return tokens
}

export const isWord = (token: string): boolean => WORD.test(token)
