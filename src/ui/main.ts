import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'

// The token in the address has opened the session by now; it must not stay on the screen.
if (location.search !== '') history.replaceState(null, '', location.pathname + location.hash)

createApp(App).use(createPinia()).mount('#app')
