/** One sentence with the ratio observed and what innocents with a topic in common reach. */
export const stateExchangeability = (observed: number, expected: number): string =>
  `Texts of two different accounts are ${observed.toFixed(2)} times as like each other as two texts of one account; ` +
  `innocent accounts with a topic in common reach ${Number.isFinite(expected) ? expected.toFixed(2) : 'no figure here: too few'}`
