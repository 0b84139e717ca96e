import type { Answer } from '@/api/answer'

export type Account = Answer<'/v1/accounts/{id}'>
export type Profile = NonNullable<Account['profile']>
export type Membership = Account['campaigns'][number]
export type Clearance = Account['clearances'][number]
export type Hold = Account['holds'][number]
export type AccountAppeal = Account['appeals'][number]
export type DecisionTotal = Account['decisions'][number]
export type AccountLinks = Answer<'/v1/accounts/{id}/links'>
export type AccountLink = AccountLinks['items'][number]
export type Reason = AccountLink['reasons'][number]
