/** Other words for items of lists, by the item, whatever the list. Absent in copies pinned before it came. */
export type ChoiceWords = { choiceWords?: Record<string, string[]> | undefined }
