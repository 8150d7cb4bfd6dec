import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import { useState, type ReactNode } from 'react'
import { RouterProvider } from 'react-router/dom'
import { createQueries } from '../../shared/graph/queries.js'
import { useLanguage } from '../../shared/i18n/language.js'
import { styleNonce } from '../../shared/nonce.js'
import { createRouter } from './router.js'
import { theme } from './theme.js'

/** The office's front end: one of queries, one of routes, antd in the language chosen. */
export function App() {
  const [queries] = useState(createQueries)
  const [router] = useState(createRouter)
  return <QueryClientProvider client={queries}><Antd><RouterProvider router={router} /></Antd></QueryClientProvider>
}

function Antd({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider locale={useLanguage() === 'zh' ? zh : en} theme={theme} button={{ autoInsertSpace: false }} {...(styleNonce && { csp: { nonce: styleNonce } })}>
      {children}
    </ConfigProvider>
  )
}

// What antd opens outside the tree (`Modal.confirm`, `message`) looks and speaks the same.
ConfigProvider.config({ holderRender: (children) => <Antd>{children}</Antd> })
