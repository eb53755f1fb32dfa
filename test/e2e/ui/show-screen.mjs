/** First institution of the demonstration, as it stands in addresses. */
const institution = (page) =>
  page.evaluate(async () => {
    const { audits } = await (await fetch('/api/audits')).json()
    const { institutions } = await (await fetch(`/api/audits/${audits.at(-1).id}/scores`)).json()
    return institutions[0].name
  })

/** Goes on to an address and waits until its section is the open one. */
const go = async (page, route) => {
  await page.evaluate((hash) => (window.location.hash = hash), route)
  const section = route.split(/[/?]/)[1]
  await page.locator(`.nav [aria-current=page][href^="#/${section}"]`).waitFor()
}

/** Goes to a screen within an open page and waits until it stands: its `ready`, nothing waited for, fonts, charts. */
export const showScreen = async (page, { route, ready, prepare, database }) => {
  const there = route.includes('{institution}')
    ? route.replace('{institution}', encodeURIComponent(await institution(page)))
    : route
  // By way of another section, so that nothing of the screen before can be taken for this one.
  await go(page, there.startsWith('/help') ? '/settings' : '/help')
  await go(page, there)
  await page.locator(ready).first().waitFor()
  if (database !== 'empty') await page.locator('#audit-chooser').waitFor()
  await page.waitForFunction(() => document.querySelector('main[aria-busy=true], [data-waiting]') === null)
  await page.evaluate(() => document.fonts.ready)
  if (prepare !== undefined) await prepare(page)
}
