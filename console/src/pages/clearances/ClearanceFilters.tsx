import { FindAndState } from '@/components/FindAndState'
import type { ClearancesSearch } from './search'

/** Which clearances are listed; all of it stands in the address. */
export const ClearanceFilters = () => (
  <FindAndState<NonNullable<ClearancesSearch['state']>>
    placeholder="account, reason, model …"
    label="State"
    states={[
      [undefined, 'all that have not ended'],
      ['requested', 'asked for'],
      ['holds', 'holds'],
      ['expired', 'expired'],
      ['revoked', 'revoked'],
      ['any', 'any, ended ones too'],
    ]}
  />
)
