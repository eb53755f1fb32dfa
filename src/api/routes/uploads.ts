import { z } from 'zod'
import type { Routes } from '../route-parts'
import { newUploadResult, removedResult, uploadedResult, uploadResult } from '../upload-results'
import { bytesOf, queryOf } from '../validate'

const fileQuery = z.object({ path: z.string({ message: 'Не указано имя файла (path).' }) })

export const uploadRoutes: Routes = (app, { uploads }) => {
  app.post('/api/uploads', (context) => context.json(newUploadResult.parse({ upload: uploads.begin() })))
  app.put('/api/uploads/:id/files', async (context) => {
    const id = context.req.param('id')
    uploads.one(id)
    const { path } = queryOf(context, fileQuery)
    const { fileBytes } = uploads.bounds
    const told = `Файл «${path.slice(0, 200)}» больше ${Math.round(fileBytes / 1024 / 1024)} МБ: такой формы не бывает. Проверьте, что прислали именно форму.`
    return context.json(uploadedResult.parse(uploads.put(id, path, await bytesOf(context, fileBytes, told))))
  })
  app.get('/api/uploads/:id', (context) => context.json(uploadResult.parse(uploads.one(context.req.param('id')))))
  app.delete('/api/uploads/:id', (context) => {
    uploads.drop(context.req.param('id'))
    return context.json(removedResult.parse({ removed: true }))
  })
}
