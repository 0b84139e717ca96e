/** What a list offers and what the address asks for, in order: a choice that is in force is shown, also where none offers it. */
export const withChosen = <Value extends string | number>(
  offered: readonly Value[],
  chosen: Value | undefined,
): readonly Value[] =>
  chosen === undefined || offered.includes(chosen)
    ? offered
    : [...offered, chosen].sort((one, other) => (one < other ? -1 : 1))
