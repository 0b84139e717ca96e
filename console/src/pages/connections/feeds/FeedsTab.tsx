import { Link } from '@tanstack/react-router'
import { Card } from '@/ui/Card'
import { CopyBlock } from '@/ui/CopyBlock'

const ADDRESSES: readonly (readonly [path: string, label: string, words: string])[] = [
  ['/v1/feed.atom', 'Atom feed', 'Reports that were approved and sent in the form «feed», as Atom 1.0.'],
  ['/v1/feed.rss', 'RSS feed', 'The same as RSS 2.0.'],
  ['/taxii2/', 'TAXII discovery', 'Where a TAXII 2.1 client begins: the collections that its key may read or write.'],
]

/** The addresses that others are told. */
export const FeedsTab = () => (
  <div className="stack">
    <p>
      Who reads needs a key with the scope «taxii», as bearer or as the password of HTTP Basic with any name.{' '}
      <Link to="/keys" search={{ make: true }}>
        Make a key
      </Link>{' '}
      for each. Feeds tell everybody with such a key what is for the public, and what is for a community if the key may
      read one of its collections.
    </p>
    {ADDRESSES.map(([path, label, words]) => (
      <Card key={path} title={label}>
        <div className="stack">
          <p>{words}</p>
          <CopyBlock text={`${location.origin}${path}`} label={`the address: ${label}`} />
        </div>
      </Card>
    ))}
    <p className="soft">
      The addresses are those by which you came here; behind a proxy, partners may need another host.
    </p>
  </div>
)
