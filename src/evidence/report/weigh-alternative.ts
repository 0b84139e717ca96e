/** An innocent explanation of a group, and what the group shows that bears on it. */
export interface Alternative {
  name: string
  /** how such a group would look */
  expected: string
  /** what this group shows */
  sign: string
  outcome: 'speaks against it' | 'does not exclude it' | 'not examined'
}

export const NOT_EXAMINED = 'The package holds no sign that bears on it.'

/** Whether a figure speaks against an alternative; where the figure or its bound is missing, nothing was examined. */
export function weigh(figure: number | undefined, least: number | undefined): Alternative['outcome'] {
  if (figure === undefined || least === undefined) return 'not examined'
  return figure >= least ? 'speaks against it' : 'does not exclude it'
}
