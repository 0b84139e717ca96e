import './styles/tokens.css'
import './styles/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/client'
import { takeKeyFromAddress } from './api/session'
import { router } from './routes'
import { applyTheme } from './ui/use-theme'

// What Radix puts into the page at run time carries the nonce of this answer.
const { nonce } = document.querySelector<HTMLElement>('[nonce]') ?? {}
if (nonce !== undefined) setNonce(nonce)
applyTheme()
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyTheme)
takeKeyFromAddress()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
