import process from 'node:process'

/** A thread that ends over its workbook, as one does that runs out of memory. */
export const write = () => process.exit(1)
