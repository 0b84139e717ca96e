import { Link, Outlet } from '@tanstack/react-router'
import { CircleHelp, LogOut, Menu as MenuIcon, Moon, Search, Sun } from 'lucide-react'
import { useCallback, useState } from 'react'
import { endSession, useKey } from '@/api/session'
import { useMe } from '@/api/use-me'
import { Button } from '@/ui/Button'
import { Toasts } from '@/ui/Toast'
import { chooseTheme, useTheme } from '@/ui/use-theme'
import { CommandPalette } from './CommandPalette'
import { KeyHelp } from './KeyHelp'
import { PLACES } from './navigation'
import styles from './Shell.module.css'
import { SignIn } from './SignIn'
import { useGlobalKeys } from './use-global-keys'

/** What stands around every page; without a key, the door. */
export function Shell() {
  return useKey() === null ? <SignIn /> : <SignedIn />
}

function SignedIn() {
  const [opened, setOpened] = useState<'palette' | 'help' | undefined>()
  const [sideOpen, setSideOpen] = useState(false)
  const onPalette = useCallback(() => setOpened('palette'), [])
  const onHelp = useCallback(() => setOpened('help'), [])
  useGlobalKeys({ onPalette, onHelp })
  const close = (): void => setOpened(undefined)
  return (
    <Toasts>
      <a href="#page" className={styles.skip}>
        To the page
      </a>
      <div className={styles.shell}>
        <header className={styles.top}>
          <Button
            look="quiet"
            className={styles.burger}
            aria-label="Pages"
            aria-expanded={sideOpen}
            onClick={() => setSideOpen(!sideOpen)}
          >
            <MenuIcon size={17} aria-hidden />
          </Button>
          <Link to="/" className={styles.name}>
            Stillwatch
          </Link>
          <button type="button" className={styles.search} onClick={onPalette}>
            <Search size={14} aria-hidden /> <span>Go to page, campaign, account</span> <kbd>Ctrl K</kbd>
          </button>
          <Account onHelp={onHelp} />
        </header>
        <Side open={sideOpen} onGo={() => setSideOpen(false)} />
        <main id="page" className={styles.page} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <CommandPalette open={opened === 'palette'} onClose={close} />
      <KeyHelp open={opened === 'help'} onClose={close} />
    </Toasts>
  )
}

function Side({ open, onGo }: { open: boolean; onGo: () => void }) {
  const scopes = useMe().data?.scopes ?? []
  return (
    <nav className={open ? `${styles.side} ${styles.open}` : styles.side} aria-label="Pages">
      {PLACES.map(({ group, places }) => {
        const shown = places.filter(({ scope }) => scopes.includes(scope))
        return shown.length === 0 ? null : (
          <div key={group}>
            <h2 className={styles.group}>{group}</h2>
            <ul>
              {shown.map(({ to, label, icon: Icon }) => (
                <li key={to}>
                  <Link
                    to={to}
                    className={styles.link}
                    activeOptions={{ exact: to === '/' }}
                    activeProps={{ 'aria-current': 'page' }}
                    onClick={onGo}
                  >
                    <Icon size={16} aria-hidden /> {label}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}

function Account({ onHelp }: { onHelp: () => void }) {
  const theme = useTheme()
  const { data } = useMe()
  return (
    <div className={styles.account}>
      <span className={styles.who} title={data?.scopes.join(', ')}>
        {data?.name}
      </span>
      <Button look="quiet" aria-label="Keys" onClick={onHelp}>
        <CircleHelp size={16} aria-hidden />
      </Button>
      <Button
        look="quiet"
        aria-label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
        onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}
      >
        {theme === 'dark' ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
      </Button>
      <Button look="quiet" aria-label="Sign out" onClick={() => endSession()}>
        <LogOut size={16} aria-hidden />
      </Button>
    </div>
  )
}
