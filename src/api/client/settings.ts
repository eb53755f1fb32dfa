import type { SettingsBody } from '../settings-bodies'
import type { SettingsChangeResult, SettingsResult } from '../settings-results'
import type { Call } from './call'

export const settingsCalls = ({ get, send }: Call) => ({
  settings: (audit: number) => get<SettingsResult>(`/api/audits/${audit}/settings`),
  /** What would change; nothing is saved. */
  previewSettings: (audit: number, body: SettingsBody) =>
    send<SettingsChangeResult>('PUT', `/api/audits/${audit}/settings?preview=1`, body),
  saveSettings: (audit: number, body: SettingsBody) =>
    send<SettingsChangeResult>('PUT', `/api/audits/${audit}/settings`, body),
})
