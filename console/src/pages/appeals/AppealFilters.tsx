import { FindAndState } from '@/components/FindAndState'
import type { AppealsSearch } from './search'

/** What the queue shows; all of it stands in the address. */
export const AppealFilters = () => (
  <FindAndState<NonNullable<AppealsSearch['state']>>
    placeholder="words, account, case …"
    label="State"
    states={[
      [undefined, 'open'],
      ['upheld', 'upheld'],
      ['rejected', 'rejected'],
      ['any', 'any'],
    ]}
  />
)
