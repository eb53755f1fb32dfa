import { PiniaColada } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { clientOver } from '../api/client'
import App from './app/App.vue'
import { useConnection } from './app/connection'
import { fetchPagesAhead, openRouter } from './app/router'
import { useTheme } from './shared/theme'
import { API } from './shared/use-api'
import './styles/tokens.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/element'

// The token in the address has opened the session by now; it must not stay on the screen.
if (location.search !== '') history.replaceState(null, '', location.pathname + location.hash)

const app = createApp(App)
app.use(createPinia())
// Nobody else changes the database, and what changes it says so: answers stay fresh until then.
app.use(PiniaColada, { queryOptions: { staleTime: 60_000, gcTime: 300_000, refetchOnWindowFocus: false } })
useTheme()
app.provide(API, clientOver(fetch))
app.use(openRouter())
app.mount('#app')
void useConnection().follow()
fetchPagesAhead()
