export const TABS = ['requirements', 'roles', 'observations', 'files', 'history'] as const
export type Tab = (typeof TABS)[number]

export const TAB_WORDS: Record<Tab, string> = {
  requirements: 'Требования',
  roles: 'По ролям',
  observations: 'Наблюдения',
  files: 'Формы и вложения',
  history: 'История',
}
