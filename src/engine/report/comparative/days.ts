import { daysBetween } from '../../base/calendar'

/** Number by which a spreadsheet knows an ISO day. */
export const excelDay = (iso: string): number => daysBetween('1899-12-30', iso)
