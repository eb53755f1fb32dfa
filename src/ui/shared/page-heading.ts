import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'

const PRODUCT = 'Сверка'

/** Title of the window and, after a step, focus on the page's h1, also when it comes later than the page. */
export const usePageHeading = defineStore('page-heading', () => {
  const title = ref('')
  const waiting = ref(false)

  watchEffect(() => {
    document.title = title.value === '' ? PRODUCT : `${title.value} — ${PRODUCT}`
  })

  const show = (next: string): void => {
    title.value = next
  }

  const focus = (): void => {
    const heading = document.querySelector<HTMLElement>('main h1')
    waiting.value = heading === null
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
  }

  /** For a heading that has just appeared: takes the focus that is still waiting for it. */
  const appeared = (): void => {
    if (waiting.value) focus()
  }

  return { title, show, focus, appeared }
})
