/**
 * Vite over the page's sources, for developing it; `/api` goes to the browser host behind `url`, whose one-time
 * token is spent here so that the page needs none. Returns the address to open.
 */
export const openDevServer = async (url: string, root: string): Promise<string> => {
  const { createServer } = await import('vite')
  const { default: vue } = await import('@vitejs/plugin-vue')
  const session = await fetch(url)
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  const target = new URL(url).origin
  const server = await createServer({
    configFile: false,
    root,
    plugins: [vue()],
    server: {
      host: '127.0.0.1',
      proxy: { '/api': { target, changeOrigin: true, headers: { cookie, origin: target } } },
    },
  })
  await server.listen()
  return server.resolvedUrls?.local[0] ?? ''
}
