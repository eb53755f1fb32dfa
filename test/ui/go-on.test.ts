import { expect, test } from 'vitest'
import { createApp } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useGoOn } from '../../src/ui/shared/go-on'

const opened = async () => {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['/settings', '/intake', '/help'].map((path) => ({ path, component: {} })),
  })
  const goOn = createApp({}).use(router).runWithContext(useGoOn)
  await router.push('/settings')
  return { router, goOn, place: () => router.currentRoute.value.fullPath }
}

test('work that is done leads on from the page it was begun on', async () => {
  const { router, goOn, place } = await opened()
  const on = goOn()
  await router.replace({ query: { q: 'сад' } })
  await on({ path: '/intake', query: { audit: '2' } })
  expect(place()).toBe('/intake?audit=2')
})

test('whoever has gone elsewhere meanwhile stays there', async () => {
  const { router, goOn, place } = await opened()
  const on = goOn()
  await router.push('/help')
  await on('/intake')
  expect(place()).toBe('/help')
})
