import { nextTick } from 'vue'
import {
  createRouter,
  createWebHashHistory,
  isNavigationFailure,
  NavigationFailureType,
  type RouteLocationNormalizedLoaded,
  type RouteLocationRaw,
  type RouteRecordRaw,
  type Router,
} from 'vue-router'
import { usePageHeading } from '../shared/page-heading'
import { openPageScroll } from './page-scroll'
import { PLACES } from './routes'

const records: RouteRecordRaw[] = PLACES.flatMap(({ name, path, title, needs, load, inner = [] }) =>
  [{ name, path, load }, ...inner].map((page) => ({
    name: page.name,
    path: page.path,
    component: page.load,
    meta: { title, place: name, needs },
  })),
)

/** The router hears of the address only after its first page has come; what is asked before that is followed too. */
const followEarly = (router: Router): void => {
  const follow = (): void => void router.push(location.hash.slice(1))
  addEventListener('popstate', follow)
  const stop = (): void => removeEventListener('popstate', follow)
  router.isReady().then(stop, stop)
}

/**
 * While a step to another page is under way, nothing may be put into the address of the one that is left, a filter or a
 * job that has just begun: it would take the step back.
 */
const keepSteps = (router: Router): void => {
  const { replace } = router
  let toward: string | null = null
  router.replace = (to) => {
    const here = router.currentRoute.value.path
    const isLeft = toward !== null && toward !== here
    return isLeft && router.resolve(to).path === here ? Promise.resolve() : replace(to)
  }
  router.beforeEach(({ path }) => {
    toward = path
  })
  router.afterEach((_to, _from, failure) => {
    // One that was cancelled gave way to another, which is still to arrive.
    if (!isNavigationFailure(failure, NavigationFailureType.cancelled)) toward = null
  })
  router.onError(() => {
    toward = null
  })
}

/** Hash routes, the same in every host. The chosen audit goes along with every step unless it is named anew. */
export const openRouter = (): Router => {
  const scroll = openPageScroll()
  const router = createRouter({
    history: createWebHashHistory(),
    routes: [{ path: '/', redirect: '/overview' }, ...records, { path: '/:rest(.*)*', redirect: '/overview' }],
    scrollBehavior: scroll.arrive,
  })
  // Addresses of links name the audit too, for those who copy them.
  const { resolve } = router
  router.resolve = ((to: RouteLocationRaw, from?: RouteLocationNormalizedLoaded) => {
    const found = resolve(to, from)
    const { audit } = router.currentRoute.value.query
    if (audit === undefined || found.query['audit'] !== undefined) return found
    return resolve({ path: found.path, hash: found.hash, query: { ...found.query, audit } }, from)
  }) as Router['resolve']
  router.beforeEach(scroll.leave)
  router.beforeEach((to, from) => {
    const audit = from.query['audit']
    if (audit === undefined || to.query['audit'] !== undefined) return true
    return { path: to.path, hash: to.hash, query: { ...to.query, audit }, replace: false }
  })
  router.afterEach((to, from, failure) => {
    if (failure !== undefined || to.path === from.path) return
    const heading = usePageHeading()
    heading.show(to.meta.title)
    // The first page is not the answer to a step: focus stays where the browser has it.
    if (from.matched.length > 0) void nextTick(heading.focus)
  })
  followEarly(router)
  keepSteps(router)
  return router
}

/** Fetches the pages not yet seen while nothing else goes on, so that a click never waits for code. */
export const fetchPagesAhead = (): void => {
  const rest = PLACES.flatMap(({ load, inner = [] }) => [load, ...inner.map((each) => each.load)])
  const next = (): void => {
    const load = rest.shift()
    if (load === undefined) return
    load().then(
      () => requestIdleCallback(next),
      () => undefined,
    )
  }
  requestIdleCallback(next)
}
