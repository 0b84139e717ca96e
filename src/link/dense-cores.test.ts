import { expect, test } from 'vitest'
import { denseCores } from './dense-cores.js'

/** Edges between all of the given nodes. */
function clique(...nodes: number[]): { source: number; target: number }[] {
  return nodes.flatMap((source, at) => nodes.slice(at + 1).map((target) => ({ source, target })))
}

test('what hangs by fewer than k edges falls away, again and again', () => {
  // A clique of five with a tail that is itself a triangle on a string.
  const edges = [...clique(0, 1, 2, 3, 4), { source: 4, target: 5 }, { source: 5, target: 6 }, ...clique(6, 7, 8)]
  expect(denseCores(9, edges, 4)).toEqual([[0, 1, 2, 3, 4]])
  expect(denseCores(9, edges, 5)).toEqual([])
})

test('cores that touch nowhere are apart, the largest first, then by their smallest member', () => {
  const edges = [...clique(9, 2, 5), ...clique(0, 7, 3), ...clique(1, 4, 6, 8)]
  const cores = [
    [1, 4, 6, 8],
    [0, 3, 7],
    [2, 5, 9],
  ]
  expect(denseCores(10, edges, 2)).toEqual(cores)
  expect(denseCores(10, edges.toReversed(), 2)).toEqual(cores)
})
