import { useState } from 'react'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import type { AccountLink } from '../account-types'
import { LinkEntry } from './LinkEntry'
import styles from './Links.module.css'

/** So many are drawn at first, and as many more when asked. */
const DRAWN = 10

/** Linked accounts, the strongest first. */
export function LinkGroup({ title, none, links }: { title: string; none: string; links: readonly AccountLink[] }) {
  const [drawn, setDrawn] = useState(DRAWN)
  return (
    <Card title={`${title} (${formatCount(links.length)})`}>
      {links.length === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        <ul className={styles.links}>
          {links.slice(0, drawn).map((link) => (
            <LinkEntry key={link.account} link={link} />
          ))}
        </ul>
      )}
      {links.length > drawn ? (
        <Button onClick={() => setDrawn(drawn + DRAWN)}>
          Show more of the {formatCount(links.length - drawn)} others
        </Button>
      ) : null}
    </Card>
  )
}
