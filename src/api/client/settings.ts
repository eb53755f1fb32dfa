import type { StartedResult } from '../job-results'
import type { SettingsBody } from '../settings-bodies'
import type { SettingsChangeResult, SettingsResult } from '../settings-results'
import type { Call } from './call'

export const settingsCalls = ({ get, send }: Call) => ({
  settings: (audit: number) => get<SettingsResult>(`/api/audits/${audit}/settings`),
  /** What would change; nothing is saved. */
  previewSettings: (audit: number, body: SettingsBody) =>
    send<SettingsChangeResult>('PUT', `/api/audits/${audit}/settings?preview=1`, body),
  /** Saves them as a job: everybody may have to be judged anew. */
  saveSettings: (audit: number, body: SettingsBody) =>
    send<StartedResult>('POST', `/api/audits/${audit}/settings`, body),
})
