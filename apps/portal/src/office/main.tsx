import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../shared/tokens.css'
import './shell/office.css'
import { carryNonce } from '../shared/nonce.js'
import { App } from './shell/app.js'

carryNonce()
createRoot(document.getElementById('page')!).render(<StrictMode><App /></StrictMode>)
