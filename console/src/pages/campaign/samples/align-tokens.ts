/** Places of a token that two texts have in common. */
export type Pair = readonly [one: number, other: number]

/** Pieces between anchors are compared token by token where that is at most so many comparisons. */
const CELLS_MAX = 10_000
/** Anchors within anchors; a text that needs more has no order to be found. */
const DEPTH_MAX = 24

interface Piece {
  one_from: number
  one_to: number
  other_from: number
  other_to: number
}

/**
 * What two texts have in common, in order: their beginning and end; between them tokens that each has exactly once
 * (patience diff, B. Cohen), and so on between those; small pieces exactly (longest common subsequence). No piece costs
 * more than `CELLS_MAX` comparisons, so all of them together cost a fixed multiple of the length: what cannot be
 * compared within that counts as different.
 */
export function alignTokens(one: readonly string[], other: readonly string[]): Pair[] {
  const pairs: Pair[] = []
  alignPiece(one, other, { one_from: 0, one_to: one.length, other_from: 0, other_to: other.length }, 0, pairs)
  return pairs
}

function alignPiece(
  one: readonly string[],
  other: readonly string[],
  whole: Piece,
  depth: number,
  pairs: Pair[],
): void {
  const piece = { ...whole }
  while (
    piece.one_from < piece.one_to &&
    piece.other_from < piece.other_to &&
    one[piece.one_from] === other[piece.other_from]
  )
    pairs.push([piece.one_from++, piece.other_from++])
  const end: Pair[] = []
  while (
    piece.one_from < piece.one_to &&
    piece.other_from < piece.other_to &&
    one[piece.one_to - 1] === other[piece.other_to - 1]
  )
    end.push([--piece.one_to, --piece.other_to])
  const cells = (piece.one_to - piece.one_from) * (piece.other_to - piece.other_from)
  if (cells > 0 && cells <= CELLS_MAX) pairs.push(...longestCommon(one, other, piece))
  else if (cells > 0 && depth < DEPTH_MAX) alignBetween(one, other, piece, depth, pairs)
  for (const pair of end.reverse()) pairs.push(pair)
}

function alignBetween(
  one: readonly string[],
  other: readonly string[],
  piece: Piece,
  depth: number,
  pairs: Pair[],
): void {
  const anchors = rising(uniquePairs(one, other, piece))
  if (anchors.length === 0) return
  let { one_from, other_from } = piece
  for (const [a, b] of anchors) {
    alignPiece(one, other, { one_from, one_to: a, other_from, other_to: b }, depth + 1, pairs)
    pairs.push([a, b])
    one_from = a + 1
    other_from = b + 1
  }
  alignPiece(one, other, { ...piece, one_from, other_from }, depth + 1, pairs)
}

/** Tokens that each of the two pieces has once, by their place in the first. */
function uniquePairs(one: readonly string[], other: readonly string[], piece: Piece): Pair[] {
  const mine = placesOfUnique(one, piece.one_from, piece.one_to)
  const theirs = placesOfUnique(other, piece.other_from, piece.other_to)
  return [...mine].flatMap(([token, place]): Pair[] => {
    const there = theirs.get(token)
    return place < 0 || there === undefined || there < 0 ? [] : [[place, there]]
  })
}

/** -1 for a token that comes again. */
function placesOfUnique(tokens: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>()
  for (let place = from; place < to; place++) places.set(tokens[place]!, places.has(tokens[place]!) ? -1 : place)
  return places
}

/** The longest part in which both places rise (patience sorting). The first places rise already. */
function rising(pairs: readonly Pair[]): Pair[] {
  const tops: number[] = []
  const before: number[] = []
  for (const [at, [, place]] of pairs.entries()) {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tops[middle]!]![1] < place) low = middle + 1
      else high = middle
    }
    before[at] = low === 0 ? -1 : tops[low - 1]!
    tops[low] = at
  }
  const found: Pair[] = []
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at]!) found.push(pairs[at]!)
  return found.reverse()
}

function longestCommon(one: readonly string[], other: readonly string[], piece: Piece): Pair[] {
  const rows = piece.one_to - piece.one_from
  const columns = piece.other_to - piece.other_from
  const width = columns + 1
  const lengths = new Uint16Array((rows + 1) * width)
  for (let r = rows - 1; r >= 0; r--)
    for (let c = columns - 1; c >= 0; c--)
      lengths[r * width + c] =
        one[piece.one_from + r] === other[piece.other_from + c]
          ? lengths[(r + 1) * width + c + 1]! + 1
          : Math.max(lengths[(r + 1) * width + c]!, lengths[r * width + c + 1]!)
  const pairs: Pair[] = []
  for (let [r, c] = [0, 0]; r < rows && c < columns; ) {
    if (one[piece.one_from + r] === other[piece.other_from + c])
      pairs.push([piece.one_from + r++, piece.other_from + c++])
    else if (lengths[(r + 1) * width + c]! >= lengths[r * width + c + 1]!) r++
    else c++
  }
  return pairs
}
