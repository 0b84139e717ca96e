import { formatShare } from '@/ui/Count'
import { SelectField } from '@/ui/Field'
import { FilterField } from '@/ui/FilterField'
import { withChosen } from '@/ui/with-chosen'
import { useTabSearch } from '../tab-search'

const SCORES: readonly number[] = [0.5, 0.8, 0.95]

/** The filter, kept in the address. */
export function MemberFilterFields() {
  const [{ account, role, score }, change] = useTabSearch()
  return (
    <div className="tiles">
      <FilterField
        label="Account"
        data-filter
        type="search"
        placeholder="a part of its name"
        value={account}
        onFilter={(account) => change({ account })}
      />
      <SelectField
        label="Role"
        value={role ?? ''}
        onChange={({ target }) => change({ role: (target.value || undefined) as 'core' | 'member' | undefined })}
      >
        <option value="">core and member</option>
        <option value="core">core</option>
        <option value="member">member</option>
      </SelectField>
      <SelectField
        label="Belongs at least"
        value={score ?? ''}
        onChange={({ target }) => change({ score: target.value === '' ? undefined : Number(target.value) })}
      >
        <option value="">any</option>
        {withChosen(SCORES, score).map((one) => (
          <option key={one} value={one}>
            {formatShare(one)}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
