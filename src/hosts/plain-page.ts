const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** A page of a few lines, for when the program's own page cannot be shown or should not be left for JSON. */
export const plainPage = (status: number, title: string, lines: string[], more: string[] = []): Response =>
  new Response(
    [
      '<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
      `<title>${escaped(title)}</title></head><body><main style="max-width: 40rem; margin: 4rem auto; font: 16px/1.6 system-ui, sans-serif"><h1>${escaped(title)}</h1>`,
      ...lines.map((line) => `<p>${escaped(line)}</p>`),
      ...more,
      '</main></body></html>',
    ].join('\n'),
    { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } },
  )

/** Whether a request is for a page to look at, and not made by one. */
const isNavigation = (request: Request): boolean =>
  request.method === 'GET' && request.headers.get('accept')?.includes('text/html') === true

/**
 * A refusal in answer to a link that was followed (a download that is gone) as a page to read; any other answer as it is.
 */
export const readable = async (request: Request, response: Response): Promise<Response> => {
  if (response.ok || !isNavigation(request)) return response
  const body = (await response.json().catch(() => null)) as { message?: unknown } | null
  const message = typeof body?.message === 'string' ? body.message : 'По этому адресу ничего нет.'
  return plainPage(response.status, 'Не получилось', [message], ['<p><a href="/">Вернуться в программу</a></p>'])
}
