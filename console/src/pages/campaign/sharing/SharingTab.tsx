import { AffiliationCard } from './AffiliationCard'
import { OutgoingCard } from './OutgoingCard'
import { PackagesCard } from './PackagesCard'

/** What of the campaign was written down for others, what left or is to leave, and who is said to stand behind it. */
export function SharingTab({ id }: { id: string }) {
  return (
    <div className="stack">
      <PackagesCard id={id} />
      <OutgoingCard id={id} />
      <AffiliationCard id={id} />
    </div>
  )
}
