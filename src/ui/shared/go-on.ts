import { useRouter, type RouteLocationRaw } from 'vue-router'

/**
 * For work that ends on another page or at another address: `const goOn = useGoOn()`, then `const on = goOn()` when it
 * begins and `await on('/intake')` when it is done. Whoever has gone elsewhere meanwhile stays there.
 */
export const useGoOn = () => {
  const router = useRouter()
  return () => {
    const { path } = router.currentRoute.value
    return async (to: RouteLocationRaw): Promise<void> => {
      if (router.currentRoute.value.path === path) await router.push(to)
    }
  }
}
