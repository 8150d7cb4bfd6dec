import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../shared/tokens.css'
import './shell/citizen.css'
import { App } from './shell/app.js'

createRoot(document.getElementById('page')!).render(<StrictMode><App /></StrictMode>)
