import type { AuthorityGround } from '#contract/authority-report.js'

export interface Stated<Status, Value> {
  status: Status
  value: Value
  grounds: AuthorityGround[]
}

export const known = <Value>(value: Value, ...grounds: AuthorityGround[]): Stated<'known', Value> => ({
  status: 'known',
  value,
  grounds,
})

export const alleged = <Value>(value: Value, ...grounds: AuthorityGround[]): Stated<'alleged', Value> => ({
  status: 'alleged',
  value,
  grounds,
})

export const unknown = (why: string, source: string): Stated<'unknown', null> => ({
  status: 'unknown',
  value: null,
  grounds: [{ statement: why, source }],
})
