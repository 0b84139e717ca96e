/** Whether a JSON document is nested deeper. Level by level and not by recursion, which a deep one would end. */
export function isDeeper(document: unknown, depth_max: number): boolean {
  let level: unknown[] = [document]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= depth_max) return true
    const next: unknown[] = []
    for (const value of level)
      if (typeof value === 'object' && value !== null)
        for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) next.push(inner)
    level = next
  }
  return false
}
