import { createRoot } from 'react-dom/client'
import './theme.ts'
import { App } from './App.tsx'
import './style.css'

const place = document.getElementById('app')
if (place) createRoot(place).render(<App />)
