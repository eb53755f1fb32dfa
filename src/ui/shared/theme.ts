import { defineStore } from 'pinia'
import { ref, watch } from 'vue'

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'sverka.theme'

const kept = (): Theme => {
  const found = localStorage.getItem(KEY)
  return found === 'light' || found === 'dark' ? found : 'system'
}

/** Appearance of the window, kept in this browser: by the system, light or dark. */
export const useTheme = defineStore('theme', () => {
  const theme = ref<Theme>(kept())
  const dark = ref(false)
  const system = window.matchMedia('(prefers-color-scheme: dark)')

  const apply = (): void => {
    if (theme.value === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme.value
    dark.value = theme.value === 'dark' || (theme.value === 'system' && system.matches)
  }

  system.addEventListener('change', apply)
  watch(theme, (next) => {
    if (next === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, next)
    apply()
  })
  apply()

  return { theme, dark }
})
