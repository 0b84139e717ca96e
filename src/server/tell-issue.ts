import type { Problem } from './problem.js'

interface Issue {
  code: string
  path: readonly PropertyKey[]
  message: string
  /** of an issue of the code unrecognized_keys */
  keys?: readonly string[] | undefined
}

/** What a caller is told of the first thing that is amiss in what it sent: a member that is not known is named. */
export function tellIssue(context: string, issue: Issue | undefined): { detail: string } & Pick<Problem, 'where'> {
  const path = issue?.path.map(String) ?? []
  const [unknown] = issue?.code === 'unrecognized_keys' ? (issue.keys ?? []) : []
  if (unknown !== undefined)
    return {
      detail: `there is no ${context === 'querystring' ? 'parameter' : 'field'} ${unknown}`,
      where: [context, ...path, unknown].join('/'),
    }
  return { detail: issue?.message ?? 'not understood', where: `${context}/${path.join('/')}` }
}
