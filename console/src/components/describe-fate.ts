interface Judged {
  mode: 'shadow' | 'enforce'
  enforced: boolean
  overridden_by: string
  within_rate?: boolean
}

/** What became of a decision, in words. */
export function describeFate({ mode, enforced, overridden_by, within_rate }: Judged): string {
  if (overridden_by !== '') return `let pass: ${overridden_by.replaceAll('_', ' ')}`
  if (mode === 'shadow') return 'shadow: recorded, not enforced'
  if (within_rate === true) return 'within its rate'
  return enforced ? 'enforced' : 'recorded, not enforced'
}
