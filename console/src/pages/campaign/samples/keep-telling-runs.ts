import type { Pair } from './align-tokens'
import { isWord } from './read-tokens'
import type { TextGroup } from './render-template'

/**
 * Of what a text has in common with a group, the runs that tell something: two different sentences share blanks and
 * «the» in order too. A run stays if it has two words, or a word and a line's end, or begins or ends all the texts.
 */
export function keepTellingRuns(group: TextGroup, tokens: readonly string[], pairs: readonly Pair[]): Pair[] {
  const kept = runsOf(group, pairs).filter((run) => isTelling(group, tokens, run))
  for (const [at, run] of kept.entries()) widen(group, tokens, run, kept[at - 1]?.at(-1) ?? [-1, -1])
  return kept.flat()
}

/** Pieces without a gap in any text. */
function runsOf({ members }: TextGroup, pairs: readonly Pair[]): Pair[][] {
  const runs: Pair[][] = []
  for (const pair of pairs) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const goes_on =
      last !== undefined &&
      pair[0] === last[0] + 1 &&
      pair[1] === last[1] + 1 &&
      members.every(({ places }) => places[pair[0]] === places[last[0]]! + 1)
    if (goes_on) run!.push(pair)
    else runs.push([pair])
  }
  return runs
}

function isTelling({ skeleton, members }: TextGroup, tokens: readonly string[], run: readonly Pair[]): boolean {
  const [first, last] = [run[0]!, run.at(-1)!]
  const begins = first[1] === 0 && members.every(({ places }) => places[first[0]] === 0)
  const ends = last[1] === tokens.length - 1 && members.every((one) => one.places[last[0]] === one.tokens.length - 1)
  const words = run.filter(([at]) => isWord(skeleton[at]!)).length
  return begins || ends || words >= 2 || (words === 1 && run.some(([at]) => skeleton[at]!.includes('\n')))
}

/** The blank before a run may have been paired with one further ahead, in a run that was dropped. */
function widen({ skeleton, members }: TextGroup, tokens: readonly string[], run: Pair[], before: Pair): void {
  for (;;) {
    const [at, place] = run[0]!
    const free = at - 1 > before[0] && place - 1 > before[1] && skeleton[at - 1] === tokens[place - 1]
    if (!free || !members.every(({ places }) => places[at - 1] === places[at]! - 1)) return
    run.unshift([at - 1, place - 1])
  }
}
