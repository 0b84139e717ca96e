/**
 * The connected components of a graph's k-core (Seidman, Social Networks 1983): what is left when nodes with fewer than
 * k neighbours are taken away again and again. Weak edges percolate; a core does not hang by a thread.
 * @returns components, each sorted, the largest first; ties by their smallest member
 */
export function denseCores(count: number, edges: readonly { source: number; target: number }[], k: number): number[][] {
  const neighbours: number[][] = Array.from({ length: count }, () => [])
  for (const { source, target } of edges) {
    neighbours[source]!.push(target)
    neighbours[target]!.push(source)
  }
  const alive = coreOf(neighbours, k)
  const components: number[][] = []
  for (let i = 0; i < count; i++) {
    if (!alive[i]) continue
    const component = [i]
    alive[i] = 0
    for (let at = 0; at < component.length; at++) {
      for (const next of neighbours[component[at]!]!) {
        if (!alive[next]) continue
        alive[next] = 0
        component.push(next)
      }
    }
    components.push(component.sort((a, b) => a - b))
  }
  return components.sort((a, b) => b.length - a.length || a[0]! - b[0]!)
}

function coreOf(neighbours: readonly number[][], k: number): Uint8Array {
  const degree = neighbours.map((list) => list.length)
  const alive = new Uint8Array(neighbours.length).fill(1)
  const leaving = [...degree.keys()].filter((i) => degree[i]! < k)
  while (leaving.length > 0) {
    const i = leaving.pop()!
    if (!alive[i]) continue
    alive[i] = 0
    for (const j of neighbours[i]!) {
      degree[j]!--
      if (alive[j] && degree[j]! < k) leaving.push(j)
    }
  }
  return alive
}
