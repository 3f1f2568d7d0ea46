/** A person's name as it may leave the office: the first character, where that is a letter, and a star (张*). */
export function maskName(name: string | undefined): string {
  const [first = ''] = (name ?? '').trim();
  return /^\p{L}$/u.test(first) ? `${first}*` : '*';
}
