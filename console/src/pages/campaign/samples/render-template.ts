import { isWord } from './read-tokens'

/** A piece of a text: of the template, or what stands in a slot of it. Slots count from 1 and are the same in every text. */
export type Piece = { text: string; slot: number | null }

/** Texts that have tokens in common. `places[k]` is where a text has the k-th token of the skeleton. */
export interface TextGroup {
  skeleton: string[]
  vocabulary: ReadonlySet<string>
  members: { place: number; tokens: string[]; places: number[] }[]
}

export interface TextTemplate {
  /** the template, slots as empty pieces */
  skeleton: Piece[]
  slots: number
  /** words of the template, of those of a text in the middle of them */
  share: number
  /** places of its texts, and each cut into pieces */
  texts: { place: number; pieces: Piece[] }[]
}

export const countWords = (tokens: readonly string[]): number => tokens.filter(isWord).length

/** Cuts the texts of a group into what they have in common and what varies. */
export function renderTemplate({ skeleton, members }: TextGroup): TextTemplate {
  // A slot is before every token of the skeleton at which some text does not go on where it was.
  const before = skeleton.map((_, at) => members.some(({ places }) => places[at] !== (places[at - 1] ?? -1) + 1))
  const after = members.some(({ places, tokens }) => (places.at(-1) ?? -1) !== tokens.length - 1)
  const cut = (tokens: readonly string[] | undefined, places: readonly number[]): Piece[] => {
    const pieces: Piece[] = []
    let slot = 0
    let from = 0
    const fill = (to: number): void => {
      pieces.push({ text: tokens?.slice(from, to).join('') ?? '', slot: ++slot })
    }
    for (const [at, token] of skeleton.entries()) {
      if (before[at]) fill(places[at]!)
      if (before[at] || at === 0) pieces.push({ text: token, slot: null })
      else pieces.at(-1)!.text += token
      from = places[at]! + 1
    }
    if (after) fill(tokens?.length ?? 0)
    return pieces
  }
  const lengths = members.map(({ tokens }) => countWords(tokens)).sort((a, b) => a - b)
  return {
    skeleton: cut(
      undefined,
      skeleton.map((_, at) => at),
    ),
    slots: before.filter(Boolean).length + (after ? 1 : 0),
    share: Math.min(1, countWords(skeleton) / lengths[lengths.length >> 1]!),
    texts: members.map(({ place, tokens, places }) => ({ place, pieces: cut(tokens, places) })),
  }
}
