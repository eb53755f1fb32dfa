/** Does what its first byte says: 1 hangs, 2 dies, anything else answers. */
export const take = ({ bytes }) => {
  while (bytes[0] === 1);
  if (bytes[0] === 2) process.exit(1)
  const refusal = { code: 'answered', message: '' }
  return { taken: { sha256: '', bytes: bytes.length, status: 'refused', refusal }, judged: null }
}
