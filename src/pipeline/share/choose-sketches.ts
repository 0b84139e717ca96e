/** A sketch of a message of an account. */
export interface AccountSketch {
  account: string
  signature: readonly number[]
}

/**
 * Sketches that stand for the texts of a campaign: each time the one that most accounts have a sketch like, of those that
 * are not like one chosen before. Only those that two accounts share.
 */
export function chooseSketches(
  sketches: readonly AccountSketch[],
  { equal_min, chosen_max }: { equal_min: number; chosen_max: number },
): number[][] {
  const like = sketches.map(({ signature }) =>
    sketches.flatMap((other, place) => (equalValues(signature, other.signature) >= equal_min ? [place] : [])),
  )
  const left = new Set(sketches.keys())
  const chosen: number[][] = []
  while (chosen.length < chosen_max && left.size > 0) {
    const accounts = (place: number) =>
      new Set(like[place]!.filter((other) => left.has(other)).map((other) => sketches[other]!.account)).size
    let best = { place: -1, accounts: 1 }
    for (const place of left) {
      const found = accounts(place)
      if (found > best.accounts) best = { place, accounts: found }
    }
    if (best.place < 0) break
    chosen.push([...sketches[best.place]!.signature])
    for (const other of like[best.place]!) left.delete(other)
  }
  return chosen
}

function equalValues(a: readonly number[], b: readonly number[]): number {
  let equal = 0
  for (let place = 0; place < a.length; place++) if (a[place] === b[place]) equal++
  return equal
}
