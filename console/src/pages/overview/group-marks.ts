export interface Mark {
  at: string
  kind: string
  label: string
  count: number
}

export interface MarkGroup {
  /** from 1, as it stands over the line in the plot */
  number: number
  /** beginning of the step that they fall into */
  step: string
  marks: Mark[]
}

/**
 * Marks that fall into the same step, together, oldest first: a line in the plot has room for a number, and what it means
 * stands below. What falls outside of the steps is left out.
 */
export function groupMarks(marks: readonly Mark[], steps: readonly string[], to: string | null): MarkGroup[] {
  const begins = steps.map((step) => Date.parse(step))
  const ends_ms = to === null ? 0 : Date.parse(to)
  const groups = new Map<string, Mark[]>()
  for (const mark of marks) {
    const at_ms = Date.parse(mark.at)
    const place = at_ms < ends_ms ? begins.findLastIndex((begin) => begin <= at_ms) : -1
    if (place === -1) continue
    const step = steps[place]!
    groups.set(step, [...(groups.get(step) ?? []), mark])
  }
  return [...groups]
    .sort(([one], [other]) => Date.parse(one) - Date.parse(other))
    .map(([step, marks], place) => ({ number: place + 1, step, marks }))
}
