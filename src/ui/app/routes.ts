import type { Component } from 'vue'
import {
  Checked,
  Clock,
  DataBoard,
  DocumentChecked,
  Grid,
  Notebook,
  QuestionFilled,
  School,
  Setting,
} from '@element-plus/icons-vue'

/** What a page cannot do without; where it is missing, the shell says what to do first instead. */
export type Need = 'audit' | 'database' | 'nothing'

export type Place = {
  name: string
  path: string
  title: string
  icon: Component
  needs: Need
  load: () => Promise<{ default: Component }>
  /** Pages under this place, with its navigation item lit. */
  inner?: { name: string; path: string; load: Place['load'] }[]
}

/** Every page of the program, in the order of the navigation. */
export const PLACES: Place[] = [
  {
    name: 'overview',
    path: '/overview',
    title: 'Обзор',
    icon: DataBoard,
    needs: 'audit',
    load: () => import('../pages/overview/OverviewPage.vue'),
  },
  {
    name: 'intake',
    path: '/intake',
    title: 'Приём файлов',
    icon: DocumentChecked,
    needs: 'database',
    load: () => import('../pages/intake/IntakePage.vue'),
  },
  {
    name: 'institutions',
    path: '/institutions',
    title: 'Учреждения',
    icon: School,
    needs: 'audit',
    load: () => import('../pages/institutions/InstitutionsPage.vue'),
    inner: [
      {
        name: 'institution',
        path: '/institutions/:name',
        load: () => import('../pages/institutions/InstitutionPage.vue'),
      },
    ],
  },
  {
    name: 'compare',
    path: '/compare',
    title: 'Сравнение',
    icon: Grid,
    needs: 'audit',
    load: () => import('../pages/compare/ComparePage.vue'),
  },
  {
    name: 'catalogues',
    path: '/catalogues',
    title: 'Положения',
    icon: Notebook,
    needs: 'database',
    load: () => import('../pages/catalogues/CataloguesPage.vue'),
    inner: [
      {
        name: 'catalogue',
        path: '/catalogues/:id',
        load: () => import('../pages/catalogues/CataloguePage.vue'),
      },
    ],
  },
  {
    name: 'reports',
    path: '/reports',
    title: 'Отчёты',
    icon: Checked,
    needs: 'audit',
    load: () => import('../pages/reports/ReportsPage.vue'),
  },
  {
    name: 'journal',
    path: '/journal',
    title: 'Журнал',
    icon: Clock,
    needs: 'audit',
    load: () => import('../pages/journal/JournalPage.vue'),
  },
  {
    name: 'settings',
    path: '/settings',
    title: 'Настройки',
    icon: Setting,
    needs: 'nothing',
    load: () => import('../pages/settings/SettingsPage.vue'),
  },
  {
    name: 'help',
    path: '/help/:topic?',
    title: 'Справка',
    icon: QuestionFilled,
    needs: 'nothing',
    load: () => import('../pages/help/HelpPage.vue'),
  },
]
