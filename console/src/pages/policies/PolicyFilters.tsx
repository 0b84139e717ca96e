import { FindAndState } from '@/components/FindAndState'
import type { PoliciesSearch } from './search'

/** Which policies are listed; all of it stands in the address. */
export const PolicyFilters = () => (
  <FindAndState<NonNullable<PoliciesSearch['state']>>
    placeholder="name, description, what it does …"
    label="Mode"
    states={[
      [undefined, 'all that have not ended'],
      ['enforced', 'enforced'],
      ['shadow', 'in shadow'],
      ['waits', 'a change waits'],
      ['scheduled', 'begins later'],
      ['expired', 'expired'],
      ['withdrawn', 'withdrawn'],
      ['any', 'any, ended ones too'],
    ]}
  />
)
