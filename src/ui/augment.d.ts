import 'vue-router'
import '@pinia/colada'
import type { ApiFailure } from '../api/client'
import type { Need } from './app/routes'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    place: string
    needs: Need
  }
}

declare module '@pinia/colada' {
  interface TypesConfig {
    defaultError: ApiFailure
  }
}
