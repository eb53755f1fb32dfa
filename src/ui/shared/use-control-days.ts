import { ref, watch, type Ref } from 'vue'
import { useAudit } from './use-audit'

/** ISO days to be chosen for a form: those of the audit at first, and anew when it is another one or gets others. */
export const useControlDays = (): Ref<string[]> => {
  const audit = useAudit()
  const days = ref<string[]>([])
  // By what they are: the list of audits is fetched anew after every job, and what was chosen must outlive that.
  watch(
    () => JSON.stringify([audit.value?.id, audit.value?.controlDays]),
    () => (days.value = [...(audit.value?.controlDays ?? [])]),
    { immediate: true },
  )
  return days
}
