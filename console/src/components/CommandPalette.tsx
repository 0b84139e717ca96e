import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { api } from '@/api/client'
import { useMe } from '@/api/use-me'
import { useReturnFocus } from '@/ui/use-return-focus'
import { chooseTheme, useTheme } from '@/ui/use-theme'
import styles from './CommandPalette.module.css'
import { ALL_PLACES } from './navigation'

const CAMPAIGNS_MAX = 200

/** Goes anywhere by a few letters: pages, campaigns, an account by its id. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Window onClose={onClose} />
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Window({ onClose }: { onClose: () => void }) {
  const giveBack = useReturnFocus()
  return (
    <Dialog.Content className={styles.content} aria-describedby={undefined} onCloseAutoFocus={giveBack}>
      <Dialog.Title className="hidden">Go to</Dialog.Title>
      <Choices onClose={onClose} />
    </Dialog.Content>
  )
}

function Choices({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const scopes = useMe().data?.scopes ?? []
  const theme = useTheme()
  const campaigns = api.useQuery('get', '/v1/campaigns', { params: { query: { limit: CAMPAIGNS_MAX } } })
  const go = (to: string): void => {
    onClose()
    void navigate({ to })
  }
  return (
    <Command label="Go to" loop>
      <Command.Input
        className={styles.input}
        value={typed}
        onValueChange={setTyped}
        placeholder="Page, campaign or account …"
      />
      <Command.List className={styles.list}>
        <Command.Empty className={styles.none}>Nothing of that name.</Command.Empty>
        <Command.Group heading="Pages">
          {ALL_PLACES.filter(({ scope }) => scopes.includes(scope)).map(({ to, label, words, icon: Icon, key }) => (
            <Command.Item key={to} value={`${label} ${words}`} onSelect={() => go(to)} className={styles.item}>
              <Icon size={15} aria-hidden /> {label}
              <span className={styles.keys}>
                <kbd>g</kbd> <kbd>{key}</kbd>
              </span>
            </Command.Item>
          ))}
        </Command.Group>
        {typed === '' ? null : (
          <Command.Group heading="Account" forceMount>
            <Command.Item
              forceMount
              value={`account ${typed}`}
              onSelect={() => go(`/accounts/${encodeURIComponent(typed)}`)}
              className={styles.item}
            >
              Open the account <code>{typed}</code>
            </Command.Item>
          </Command.Group>
        )}
        <Command.Group heading="Campaigns">
          {(campaigns.data?.items ?? []).map(({ id, summary }) => (
            <Command.Item
              key={id}
              value={`${id} ${summary}`}
              onSelect={() => go(`/campaigns/${id}`)}
              className={styles.item}
            >
              <code>{id}</code> <span className={styles.summary}>{summary}</span>
            </Command.Item>
          ))}
        </Command.Group>
        <Command.Group heading="Looks">
          <Command.Item
            value="dark light theme"
            className={styles.item}
            onSelect={() => {
              chooseTheme(theme === 'dark' ? 'light' : 'dark')
              onClose()
            }}
          >
            {theme === 'dark' ? 'Light' : 'Dark'} theme
          </Command.Item>
        </Command.Group>
      </Command.List>
    </Command>
  )
}
