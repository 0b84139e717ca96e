import type { Item } from '@/api/answer'

/** A permit, an entry of the allow-list, a reseller, or an upheld appeal. */
export type Clearance = Item<'/v1/clearances'>
export type ClearanceKind = Clearance['kind']

/** What each kind is called where one is spoken of. */
export const KIND_WORDS: Readonly<Record<ClearanceKind, string>> = {
  permit: 'permit',
  allowed: 'entry of the allow-list',
  reseller: 'note of a reseller',
  upheld_appeal: 'upheld appeal',
}
